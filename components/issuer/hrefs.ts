import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';

type StatementRef = Pick<IssuedStatement, 'id' | 'personId' | 'period'>;

/** Where a statement that was not collected is replaced. */
export const replaceHref = ({ id, period }: StatementRef): string =>
  `/werkgever/opgave/${encodeURIComponent(id)}/vervangen?maand=${period}`;

/** The form for a later month's statement, with a correction of this one begun. */
export const correctHref = ({ personId, period }: StatementRef): string =>
  `/werkgever/opgave?medewerker=${encodeURIComponent(personId)}&corrigeer=${period}`;

/** The form for this person and month. @param period yyyymm */
export const newStatementHref = (personId: string, period: number): string =>
  `/werkgever/opgave?medewerker=${encodeURIComponent(personId)}&maand=${period}`;
