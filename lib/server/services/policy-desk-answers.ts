import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PolicyRejection } from '@/lib/shared/schemas/policies-desk-api';
import type { ActorOf } from '../auth/actor';
import { type Database, type Db, inTransaction } from '../repositories/database';
import { rejectProposal, withdrawProposal } from '../repositories/policy-proposals';
import { recordAudit, recordRefusal } from './audit';

/** What staff may answer to a proposal of any scheme, whatever its table holds. */

export type ProposingActor = ActorOf<'caseworker' | 'uwv' | 'svb'>;
type AnyProposal = { readonly id: string; readonly scheme: number; readonly proposerId: string };
type At = { readonly db: Database; readonly now: Date };

/** Four eyes (S-30). The attempt itself is something that an auditor wants to see. @throws POLICY_SAME_PERSON */
export async function refuseProposer(actor: ProposingActor, row: AnyProposal, path: string, db: Db): Promise<void> {
  if (row.proposerId !== actor.staffId) return;
  await recordRefusal({ actor, path, method: 'POST' }, db);
  throw new AppError('POLICY_SAME_PERSON');
}

/** @throws POLICY_SAME_PERSON, POLICY_DECIDED */
export async function rejectAs(
  actor: ProposingActor,
  row: AnyProposal,
  reason: PolicyRejection,
  path: string,
  { db, now }: At,
): Promise<void> {
  await refuseProposer(actor, row, path, db);
  await inTransaction(db, async (tx) => {
    if (!(await rejectProposal(row.id, reason, { ...actor, at: now }, tx))) throw new AppError('POLICY_DECIDED');
    const data = { scheme: row.scheme, reason };
    await recordAudit({ actor, action: 'policy.rejected', subject: row.id, data }, tx);
  });
}

/** @throws POLICY_NOT_PROPOSER, POLICY_DECIDED */
export async function withdrawAs(actor: ProposingActor, row: AnyProposal, { db, now }: At): Promise<void> {
  if (row.proposerId !== actor.staffId) throw new AppError('POLICY_NOT_PROPOSER');
  await inTransaction(db, async (tx) => {
    if (!(await withdrawProposal(row.id, { ...actor, at: now }, tx))) throw new AppError('POLICY_DECIDED');
    await recordAudit({ actor, action: 'policy.withdrawn', subject: row.id, data: { scheme: row.scheme } }, tx);
  });
}
