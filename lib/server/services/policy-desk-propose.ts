import 'server-only';
import type { z } from 'zod';
import { judgeChange, type PolicyChange } from '@/lib/shared/domain/policy-change';
import { isUnchanged, unusualOf } from '@/lib/shared/domain/policy-change-unusual';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { PolicyProposalRequest, zPolicyProposal } from '@/lib/shared/schemas/policies-desk-api';
import { type DecidingActor, ownRegister } from '../auth/own-register';
import { inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import { createProposal } from '../repositories/policy-proposals';
import { recordAudit } from './audit';
import { currentMonth, type PolicyDeskDeps, proposalView, publishedAmounts } from './policy-desk';

/**
 * Proposes a table for some months to come. Nothing is in force by it: a colleague has to approve it first.
 * @throws the code of the first fault of judgeChange, with its field; POLICY_UNCHANGED, POLICY_UNUSUAL_UNCONFIRMED,
 * POLICY_CHANGE_OPEN, NOT_FOUND
 */
export async function proposePolicy(
  actor: DecidingActor,
  request: PolicyProposalRequest,
  deps: PolicyDeskDeps,
): Promise<z.input<typeof zPolicyProposal>> {
  const scheme = ownRegister(actor).key;
  const { change, faults } = judgeChange(scheme, request, currentMonth(deps));
  if (!change) {
    const [first] = faults;
    const { code = 'INPUT_MALFORMED', field = '', suggestion = null } = first ?? {};
    throw new AppError(code, { data: { field, ...(suggestion === null ? {} : { suggestion }) } });
  }
  const unusual = await confirmedUnusual(scheme, change, request.confirmed, deps);
  const { id: schemeId } = SUPPLEMENT_PACKS[scheme];
  try {
    return await inTransaction(deps.db, async (tx) => {
      const row = await createProposal(schemeId, change, unusual.length > 0, actor, deps.now, tx);
      const { fromPeriod, months } = change;
      await recordAudit(
        { actor, action: 'policy.proposed', subject: row.id, data: { scheme: schemeId, fromPeriod, months } },
        tx,
      );
      return proposalView(row, actor);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('POLICY_CHANGE_OPEN', { cause: error });
    throw error;
  }
}

/**
 * What is unusual about a change, each confirmed by name. Proposer and approver both have to.
 * @returns the ids @throws POLICY_UNCHANGED, POLICY_UNUSUAL_UNCONFIRMED
 */
export async function confirmedUnusual(
  scheme: SupplementScheme,
  change: PolicyChange,
  confirmed: readonly string[],
  { db, poolLimit }: Pick<PolicyDeskDeps, 'db' | 'poolLimit'>,
): Promise<readonly string[]> {
  const [published, limit] = await Promise.all([
    publishedAmounts(scheme, db),
    poolLimit(SUPPLEMENT_PACKS[scheme].nullifierClass),
  ]);
  if (isUnchanged(change, published)) throw new AppError('POLICY_UNCHANGED');
  const ids = unusualOf(scheme, change, published, limit).map(({ id }) => id);
  const missing = ids.filter((id) => !confirmed.includes(id));
  if (missing.length > 0) {
    throw new AppError('POLICY_UNUSUAL_UNCONFIRMED', { data: { missing: missing.join(' ').slice(0, 1000) } });
  }
  return ids;
}
