import 'server-only';
import type { Period } from '@/lib/shared/domain/period';
import type { IssuerNotice } from '@/lib/shared/schemas/review-api';
import type { Db } from '../repositories/database';
import { askedOfIssuer } from '../repositories/reviews';
import { correctionsAfter } from '../repositories/statements';
import { sourcesWithStatement } from '../repositories/work-list';

type Asked = Awaited<ReturnType<typeof askedOfIssuer>>[number];

/**
 * What an employer is asked to correct or to issue for a month, until it has done so. It reads as coming from the employee,
 * whoever passed it on: an employer never learns who is a client of which agency.
 */
export async function issuerNotices(issuerId: string, period: Period, db: Db): Promise<IssuerNotice[]> {
  const asked = await askedOfIssuer(issuerId, period, db);
  if (asked.length === 0) return [];
  const sources = asked.map(({ personId }) => ({ issuerId, personId }));
  const [hasIssued, corrections] = await Promise.all([
    sourcesWithStatement(sources, period, db),
    correctionsAfter(sources, period, db),
  ]);
  const isDone = ({ personId, statement, decidedAt }: Asked): boolean => {
    if (statement === null) return hasIssued({ issuerId, personId });
    if (statement.replacedAt !== null) return true;
    return corrections.some((one) => one.personId === personId && decidedAt !== null && one.issuedAt > decidedAt);
  };
  return asked
    .filter((one) => !isDone(one))
    .map(({ id, personId, statementId, person, reason, decidedAt }) => ({
      ...{ id, personId, statementId, displayName: person.displayName },
      // Of its list when it was written.
      reason: reason as IssuerNotice['reason'],
      askedAtMs: decidedAt?.getTime() ?? 0,
    }));
}
