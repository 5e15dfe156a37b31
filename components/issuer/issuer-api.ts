import type { z } from 'zod';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import {
  type IssuedStatement,
  type zImportRequest,
  zImportResult,
  zIssuedStatement,
  zIssuedStatements,
  type zIssueRequest,
  type zReplaceRequest,
} from '@/lib/shared/schemas/issuer-api';
import { zErrorBody } from '@/lib/shared/schemas/primitives';

/** Either what was asked for, or the stable code of why not. Never throws. */
export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly data: SafeErrorData };

export type ImportResult = z.output<typeof zImportResult>;
export type ImportRow = ImportResult['rows'][number];

/** Longer than the slowest import that the server takes; after it the person may try again. */
const TIMEOUT_MS = 60_000;

async function call<T>(path: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(path, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(init.body ? { headers: { 'content-type': 'application/json' } } : {}),
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: schema.parse(body) };
    const fault = zErrorBody.safeParse(body);
    return fault.success
      ? { ok: false, code: fault.data.error.code, data: fault.data.error.data }
      : { ok: false, code: 'UNEXPECTED', data: {} };
  } catch {
    // No answer, no JSON, or not the agreed shape: for the person it is the same, and the server has logged its part.
    return { ok: false, code: 'UNEXPECTED', data: {} };
  }
}

/** Signs and delivers one statement. 409 STATEMENT_EXISTS for the same person and month. */
export const issueStatement = (request: z.input<typeof zIssueRequest>): Promise<ApiAnswer<IssuedStatement>> =>
  call('/api/issuer/statements', zIssuedStatement, { method: 'POST', body: JSON.stringify(request) });

/** Replaces a statement that the card has not collected; else 409 STATEMENT_COLLECTED. */
export const replaceStatement = (
  id: string,
  request: z.input<typeof zReplaceRequest>,
): Promise<ApiAnswer<IssuedStatement>> =>
  call(`/api/issuer/statements/${encodeURIComponent(id)}`, zIssuedStatement, {
    method: 'PUT',
    body: JSON.stringify(request),
  });

/** The employer's own statements of one month. @param period yyyymm */
export const statementsOf = async (period: number): Promise<ApiAnswer<IssuedStatement[]>> => {
  const answer = await call(`/api/issuer/statements?period=${period}`, zIssuedStatements);
  return answer.ok ? { ok: true, value: answer.value.statements } : answer;
};

/** Checks a CSV (`commit` false), or checks and writes all of its lines or none. */
export const importStatements = (request: z.input<typeof zImportRequest>): Promise<ApiAnswer<ImportResult>> =>
  call('/api/issuer/statements/import', zImportResult, { method: 'POST', body: JSON.stringify(request) });
