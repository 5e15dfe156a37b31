import 'server-only';
import type { Period } from '@/lib/shared/domain/period';
import type { IssuerNotice } from '@/lib/shared/schemas/review-api';
import type { Db } from '../repositories/database';
import { askedOfIssuer } from '../repositories/reviews';
import { correctionsAfter } from '../repositories/statements';

type Asked = Awaited<ReturnType<typeof askedOfIssuer>>[number];

/**
 * What an employer is asked to correct for a month, until it has done so. It reads as coming from the employee, whoever
 * passed it on, and whoever stands in no register can ask the same: an employer never learns who is a client.
 */
export async function issuerNotices(issuerId: string, period: Period, db: Db): Promise<IssuerNotice[]> {
  const asked = await askedOfIssuer(issuerId, period, db);
  if (asked.length === 0) return [];
  const sources = asked.map(({ personId }) => ({ issuerId, personId }));
  const corrections = await correctionsAfter(sources, period, db);
  const isDone = ({ personId, statement, decidedAt }: Asked): boolean =>
    statement === null ||
    statement.replacedAt !== null ||
    corrections.some((one) => one.personId === personId && decidedAt !== null && one.issuedAt > decidedAt);
  return asked
    .filter((one) => !isDone(one))
    .map(({ id, personId, statementId, person, reason, decidedAt }) => ({
      ...{ id, personId, statementId, displayName: person.displayName },
      // Of its list when it was written.
      reason: reason as IssuerNotice['reason'],
      askedAtMs: decidedAt?.getTime() ?? 0,
    }));
}
