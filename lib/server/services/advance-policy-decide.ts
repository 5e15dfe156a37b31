import 'server-only';
import type { z } from 'zod';
import { judgeAdvanceChange } from '@/lib/shared/domain/advance-change';
import { AppError } from '@/lib/shared/errors/app-error';
import type { zAdvanceProposal } from '@/lib/shared/schemas/advance-policies-api';
import type { PolicyDecision } from '@/lib/shared/schemas/policies-desk-api';
import {
  type AdvanceProposalRow,
  approveAdvanceProposal,
  findAdvanceProposal,
} from '../repositories/advance-proposals';
import { type Db, inTransaction } from '../repositories/database';
import { notify } from '../repositories/notifications';
import { hasProposal } from '../repositories/policy-proposals';
import { advanceProposalView, type PayingActor } from './advance-policy-desk';
import { confirmedChange } from './advance-policy-propose';
import { recordAudit, recordRefusal } from './audit';
import { currentMonth, type PolicyDeskDeps } from './policy-desk';
import { refuseProposer, rejectAs, withdrawAs } from './policy-desk-answers';

/**
 * Approves, rejects or withdraws a proposal of the lump sum. Four eyes: who proposed can only withdraw (S-30). Once: of two
 * colleagues at the same moment one decides.
 * @throws NOT_FOUND for another agency's; POLICY_SAME_PERSON, POLICY_NOT_PROPOSER, POLICY_DECIDED,
 * POLICY_UNUSUAL_UNCONFIRMED, CHAIN_UNAVAILABLE, and what proposeAdvance refuses when it has come to be so since
 */
export async function decideAdvance(
  actor: PayingActor,
  id: string,
  decision: PolicyDecision,
  deps: PolicyDeskDeps,
): Promise<z.input<typeof zAdvanceProposal>> {
  const row = await ownAdvanceProposal(actor, id, 'POST', deps.db);
  switch (decision.decision) {
    case 'approve':
      await approve(actor, row, decision.confirmed, deps);
      break;
    case 'reject':
      await rejectAs(actor, row, decision.reason, pathOf(id), deps);
      break;
    case 'withdraw':
      await withdrawAs(actor, row, deps);
  }
  return advanceProposalView(await ownAdvanceProposal(actor, id, 'POST', deps.db), actor);
}

/** Where the desk shows a proposal: in the log a refused decision stands under it, too. */
const pathOf = (id: string): string => `/beleid/voorschot/voorstel/${id}`;

/**
 * A proposal of the lump sum. One of norms does not exist at this desk; that it was asked for stands in the audit log (S-29).
 * @throws NOT_FOUND
 */
export async function ownAdvanceProposal(
  actor: PayingActor,
  id: string,
  method: 'GET' | 'POST',
  db: Db,
): Promise<AdvanceProposalRow> {
  const row = await findAdvanceProposal(id, db);
  if (row) return row;
  if (await hasProposal(id, db)) await recordRefusal({ actor, path: pathOf(id), method }, db);
  throw new AppError('NOT_FOUND');
}

async function approve(
  actor: PayingActor,
  row: AdvanceProposalRow,
  confirmed: readonly string[],
  deps: PolicyDeskDeps,
): Promise<void> {
  const { db, now } = deps;
  await refuseProposer(actor, row, pathOf(row.id), db);
  if (row.status !== 'proposed') throw new AppError('POLICY_DECIDED');
  const { fromPeriod, amountCents } = row;
  // Judged anew: since then its month may have begun, or another policy may have been recorded. The contract checks again.
  const { last: stands } = await confirmedChange(
    (last) => judgeAdvanceChange({ fromPeriod, amountCents }, currentMonth(deps), last),
    confirmed,
    deps,
  );
  const { nullifierClass, specialism, codes, panelKey } = stands;
  const rest = { nullifierClass, specialism, codes, panelKey };
  await inTransaction(db, async (tx) => {
    if (!(await approveAdvanceProposal(row, rest, { ...actor, at: now }, tx))) throw new AppError('POLICY_DECIDED');
    const data = { scheme: row.scheme, fromPeriod };
    await recordAudit({ actor, action: 'policy.approved', subject: row.id, data }, tx);
    await notify('policy', tx);
  });
}
