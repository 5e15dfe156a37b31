import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';

/**
 * Statements that wait for the doctor's answer come first, the one that waits longest on top; the others stay in the order
 * given.
 */
export function contestedFirst(statements: readonly MedicalStatementView[]): MedicalStatementView[] {
  const askedAt = ({ contest }: MedicalStatementView) => contest?.askedAtMs ?? Number.POSITIVE_INFINITY;
  return statements.toSorted((one, other) => {
    const [a, b] = [askedAt(one), askedAt(other)];
    // Two without a contest: infinity minus infinity is no number.
    return a === b ? 0 : a - b;
  });
}
