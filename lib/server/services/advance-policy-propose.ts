import 'server-only';
import type { z } from 'zod';
import {
  type AdvanceChange,
  type AdvanceField,
  type AdvanceUnusual,
  type JudgedAdvance,
  judgeAdvance,
  unusualAdvance,
} from '@/lib/shared/domain/advance-change';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { TAS_PACK } from '@/lib/shared/rules/tas/pack';
import { zPublishedAdvance } from '@/lib/shared/schemas/advance-api';
import type { AdvanceProposalRequest, zAdvanceProposal } from '@/lib/shared/schemas/advance-policies-api';
import { createAdvanceProposal } from '../repositories/advance-proposals';
import { type Db, inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import { advancePublications } from '../repositories/policy-history';
import { advanceProposalView, type PayingActor } from './advance-policy-desk';
import { recordAudit } from './audit';
import { currentMonth, type PolicyDeskDeps } from './policy-desk';

/**
 * Proposes another amount from a month to come. Nothing is in force by it: a colleague has to approve it first.
 * @throws the code of judgeAdvance, with its field; POLICY_UNUSUAL_UNCONFIRMED, POLICY_CHANGE_OPEN, CHAIN_UNAVAILABLE while
 * the index has no policy to follow
 */
export async function proposeAdvance(
  actor: PayingActor,
  { confirmed, ...text }: AdvanceProposalRequest,
  deps: PolicyDeskDeps,
): Promise<z.input<typeof zAdvanceProposal>> {
  const { change, unusual } = await confirmedChange(
    (last) => judgeAdvance(text, currentMonth(deps), last),
    confirmed,
    deps,
  );
  try {
    return await inTransaction(deps.db, async (tx) => {
      const row = await createAdvanceProposal(change, unusual.length > 0, actor, deps.now, tx);
      const data = { scheme: TAS_PACK.id, fromPeriod: change.fromPeriod };
      await recordAudit({ actor, action: 'policy.proposed', subject: row.id, data }, tx);
      return advanceProposalView(row, actor);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('POLICY_CHANGE_OPEN', { cause: error });
    throw error;
  }
}

/** The policy that stands last, in force or to come: a new one follows it. @throws CHAIN_UNAVAILABLE without one */
async function lastAdvance(db: Db) {
  const newest = (await advancePublications(db)).at(-1);
  if (!newest) throw new AppError('CHAIN_UNAVAILABLE');
  return zPublishedAdvance.omit({ endsAtSec: true }).parse(newest.policy);
}
export type LastPolicy = Awaited<ReturnType<typeof lastAdvance>>;

/**
 * A change that may be published, with everything unusual about it confirmed by name. Proposer and approver both have to.
 * @param judge the change, held against the policy that stands last
 * @throws its code, POLICY_UNUSUAL_UNCONFIRMED, CHAIN_UNAVAILABLE
 */
export async function confirmedChange(
  judge: (last: LastPolicy) => JudgedAdvance,
  confirmed: readonly string[],
  { db, poolLimit }: Pick<PolicyDeskDeps, 'db' | 'poolLimit'>,
): Promise<{ readonly change: AdvanceChange; readonly unusual: AdvanceUnusual[]; readonly last: LastPolicy }> {
  const [last, limit] = await Promise.all([lastAdvance(db), poolLimit(TAS_PACK.nullifierClass)]);
  const { change, fault } = judge(last);
  if (!change) throw faultError(fault);
  const unusual = unusualAdvance(change, last, limit);
  const missing = unusual.filter((code) => !confirmed.includes(code));
  if (missing.length > 0) throw new AppError('POLICY_UNUSUAL_UNCONFIRMED', { data: { missing: missing.join(' ') } });
  return { change, unusual, last };
}

const faultError = ({ code, field }: { readonly code: ErrorCode; readonly field: AdvanceField }): AppError =>
  new AppError(code, { data: { field } });
