import 'server-only';
import type { IssuerPeople } from '@/components/issuer/types';
import { database } from '@/lib/server/repositories/database';
import { issuedStatements, issuerPeople, lateReminder } from '@/lib/server/services/issuer-desk';
import { issuerNotices } from '@/lib/server/services/review-requests-issuer';
import { type Period, period, periodOf } from '@/lib/shared/domain/period';
import {
  type IssuedStatement,
  type LateReminder,
  zIssuedStatements,
  zIssuerPeople,
} from '@/lib/shared/schemas/issuer-api';
import type { IssuerNotice } from '@/lib/shared/schemas/review-api';
import { staffOnly } from '../../staff-access';

/** The desk of the employer who is signed in: its own people and statements, and nothing more. */
export type Desk = IssuerPeople & {
  readonly statements: (of: Period | undefined) => Promise<IssuedStatement[]>;
  /** That statements are late, whoever's they are; null when they are not. */
  readonly late: () => Promise<LateReminder | null>;
  /** What the employer is asked to correct for a month. */
  readonly notices: (of: Period) => Promise<readonly IssuerNotice[]>;
};

/** Every page of the desk starts here: no desk without an issuer's session. */
export async function openDesk(): Promise<Desk> {
  const { issuerId } = await staffOnly('issuer');
  const db = database();
  return {
    ...zIssuerPeople.parse(await issuerPeople(issuerId, db)),
    late: () => lateReminder(issuerId, { db, now: new Date() }),
    notices: (of) => issuerNotices(issuerId, of, db),
    statements: async (of) => zIssuedStatements.parse(await issuedStatements(issuerId, of, db)).statements,
  };
}

/** The last month that may be reported: the running one, in the Netherlands. Enforced: checkPeriod. */
export const latestPeriod = (): Period => periodOf(new Date(Date.now() + 2 * 3600 * 1000));

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** A month from the address; undefined when there is none, or none that exists. */
export function monthFrom(query: Query, name: string): Period | undefined {
  const text = query[name];
  if (typeof text !== 'string' || !/^\d{6}$/.test(text)) return undefined;
  try {
    return period(Number(text));
  } catch {
    return undefined;
  }
}

export const textFrom = (query: Query, name: string): string => {
  const text = query[name];
  return typeof text === 'string' ? text : '';
};
