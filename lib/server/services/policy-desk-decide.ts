import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PolicyDecision, zPolicyProposal } from '@/lib/shared/schemas/policies-desk-api';
import { type DecidingActor, ownRegister } from '../auth/own-register';
import { type Db, inTransaction } from '../repositories/database';
import { notify } from '../repositories/notifications';
import { currentTallyKey } from '../repositories/policy-history';
import { approveProposal, findProposal, hasProposal, type ProposalRow } from '../repositories/policy-proposals';
import { recordAudit, recordRefusal } from './audit';
import { currentMonth, type PolicyDeskDeps, proposalView } from './policy-desk';
import { refuseProposer, rejectAs, withdrawAs } from './policy-desk-answers';
import { confirmedUnusual } from './policy-desk-propose';

/**
 * Approves, rejects or withdraws a proposal. Four eyes: who proposed can only withdraw (S-30). Once: of two colleagues at the
 * same moment one decides. Norms of the Participatiewet are national law: any municipality's colleague may decide.
 * @throws NOT_FOUND for another agency's; POLICY_SAME_PERSON, POLICY_NOT_PROPOSER, POLICY_DECIDED,
 * POLICY_PERIOD_NOT_FUTURE when its first month has begun, POLICY_UNUSUAL_UNCONFIRMED, POLICY_UNCHANGED,
 * CHAIN_UNAVAILABLE while the index has no tally key of the scheme
 */
export async function decidePolicy(
  actor: DecidingActor,
  id: string,
  decision: PolicyDecision,
  deps: PolicyDeskDeps,
): Promise<z.input<typeof zPolicyProposal>> {
  const row = await ownProposal(actor, id, 'POST', deps.db);
  switch (decision.decision) {
    case 'approve':
      await approve(actor, row, decision.confirmed, deps);
      break;
    case 'reject':
      await rejectAs(actor, row, decision.reason, pathOf(row.id), deps);
      break;
    case 'withdraw':
      await withdrawAs(actor, row, deps);
  }
  return proposalView(await ownProposal(actor, id, 'POST', deps.db), actor);
}

/**
 * A proposal of the actor's own scheme. Another agency's does not exist for them; that they asked stands in the audit log
 * (S-29). @throws NOT_FOUND
 */
export async function ownProposal(
  actor: DecidingActor,
  id: string,
  method: 'GET' | 'POST',
  db: Db,
): Promise<ProposalRow> {
  const row = await findProposal(id, db);
  if (row?.scheme === ownRegister(actor).scheme) return row;
  if (await hasProposal(id, db)) await recordRefusal({ actor, path: pathOf(id), method }, db);
  throw new AppError('NOT_FOUND');
}

/** Where the desk shows a proposal: in the log a refused decision stands under it, too. */
const pathOf = (id: string): string => `/beleid/voorstel/${id}`;

async function approve(actor: DecidingActor, row: ProposalRow, confirmed: readonly string[], deps: PolicyDeskDeps) {
  const { db, now } = deps;
  await refuseProposer(actor, row, pathOf(row.id), db);
  if (row.status !== 'proposed') throw new AppError('POLICY_DECIDED');
  // A proposal that waited too long: backdated by now (S-30). The contract checks it again by its own clock.
  if (row.fromPeriod <= currentMonth(deps)) throw new AppError('POLICY_PERIOD_NOT_FUTURE');
  const change = { ...row.amounts, fromPeriod: row.fromPeriod, months: row.months };
  await confirmedUnusual(ownRegister(actor).key, change, confirmed, deps);
  const tallyKey = await currentTallyKey(row.scheme, db);
  if (!tallyKey) throw new AppError('CHAIN_UNAVAILABLE');
  await inTransaction(db, async (tx) => {
    if (!(await approveProposal(row, tallyKey, { ...actor, at: now }, tx))) throw new AppError('POLICY_DECIDED');
    const { scheme, fromPeriod, months } = row;
    await recordAudit({ actor, action: 'policy.approved', subject: row.id, data: { scheme, fromPeriod, months } }, tx);
    await notify('policy', tx);
  });
}
