import { AppError } from '../../errors/app-error';
import { claimChains, claimRandomness } from '../claim';
import type { ClaimRecord } from '../claim-progress';
import { entitlementFor, policyFor } from '../knowledge';
import { needsChoice } from '../plan-claims';
import { awaitingRegister, type ClaimCourse, go, type Step, type StepContext } from './claim-course';
import { withClaimMessage } from './claim-messages';

/** Sharing was agreed to, and either the mandate stands or the citizen confirmed this month. */
function mayClaim(record: ClaimRecord, { data, knowledge }: StepContext): boolean {
  if (!data.consentGiven || data.mode === 'off') return false;
  if (record.confirmedAtMs !== null) return true;
  const month = knowledge.months.find(({ period }) => period === record.period);
  return data.mode === 'automatic' && month !== undefined && !needsChoice(month);
}

async function prove(record: ClaimRecord, context: StepContext): Promise<Step> {
  const { identity, ports, knowledge, policies, config, signal } = context;
  const nowMs = ports.clock.nowMs();
  const entitlement = entitlementFor(knowledge.entitlements, record.scheme, record.period);
  const policy = policyFor(policies, record.scheme, record.period);
  if (entitlement === null) throw new AppError('NOT_IN_REGISTER');
  // Where a claim was made there is a policy: a list without it is a fault of the portal's, and passes.
  if (policy === null) throw new AppError('PORTAL_UNAVAILABLE');
  if (nowMs < policy.claimOpensAtSec * 1000) {
    return go({ phase: 'waiting', reason: 'window', untilMs: policy.claimOpensAtSec * 1000 });
  }
  await context.policyCheck.require(policy, policies);
  return awaitingRegister(context, context.registers.forget, async () => {
    const { root, bucket } = await context.registers.openFor(entitlement);
    const { request, timings } = await ports.work.proveClaim(
      {
        secret: identity.secret,
        entitlement,
        statements: knowledge.statements,
        policy,
        period: record.period,
        registerRoot: root,
        bucket,
        chains: claimChains(config),
        nowSec: Math.floor(nowMs / 1000),
        relayBatchSec: config.relayBatchSec,
        randomness: claimRandomness(ports.random),
      },
      signal,
    );
    return go({ phase: 'sending', request, timings });
  });
}

/** A month's supplement. */
export const supplementCourse = (period: number): ClaimCourse<ClaimRecord> => ({
  key: `month:${period}`,
  period,
  needsClick: false,
  of: ({ claims }) => claims.find((claim) => claim.period === period) ?? null,
  change: (data, change) => ({
    ...data,
    claims: data.claims.map((claim) => (claim.period === period ? change(claim) : claim)),
  }),
  withMessage: withClaimMessage,
  mayClaim,
  delayMaxSec: ({ claimDelayMaxSec }) => claimDelayMaxSec,
  prove,
  submit(request, open) {
    if (!('scheme' in request)) throw new AppError('UNEXPECTED');
    return open.sendClaim(request);
  },
  limits: (record, { capCents }) => ({ capCents, hints: [BigInt(record.amountCents)] }),
});
