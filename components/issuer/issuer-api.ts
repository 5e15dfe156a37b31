import type { z } from 'zod';
import {
  type IssuedStatement,
  type zImportRequest,
  zImportResult,
  zIssuedStatement,
  zIssuedStatements,
  type zIssueRequest,
  type zReplaceRequest,
} from '@/lib/shared/schemas/issuer-api';
import { type ApiAnswer, callApi } from '../staff/api-call';

export type ImportResult = z.output<typeof zImportResult>;
export type ImportRow = ImportResult['rows'][number];

/** Signs and delivers one statement. 409 STATEMENT_EXISTS for the same person and month. */
export const issueStatement = (request: z.input<typeof zIssueRequest>): Promise<ApiAnswer<IssuedStatement>> =>
  callApi('/api/issuer/statements', zIssuedStatement, { method: 'POST', body: JSON.stringify(request) });

/** Replaces a statement that the card has not collected; else 409 STATEMENT_COLLECTED. */
export const replaceStatement = (
  id: string,
  request: z.input<typeof zReplaceRequest>,
): Promise<ApiAnswer<IssuedStatement>> =>
  callApi(`/api/issuer/statements/${encodeURIComponent(id)}`, zIssuedStatement, {
    method: 'PUT',
    body: JSON.stringify(request),
  });

/** The employer's own statements of one month. @param period yyyymm */
export const statementsOf = async (period: number): Promise<ApiAnswer<IssuedStatement[]>> => {
  const answer = await callApi(`/api/issuer/statements?period=${period}`, zIssuedStatements);
  return answer.ok ? { ok: true, value: answer.value.statements } : answer;
};

/** Checks a CSV (`commit` false), or checks and writes all of its lines or none. */
export const importStatements = (request: z.input<typeof zImportRequest>): Promise<ApiAnswer<ImportResult>> =>
  callApi('/api/issuer/statements/import', zImportResult, { method: 'POST', body: JSON.stringify(request) });
