import { AppError } from '../../errors/app-error';
import { LUMP_SUM_PERIOD } from '../../protocol/advance-witness';
import { advanceChains, advanceInForce } from '../advance-claim';
import type { AdvanceRecord } from '../claim-progress';
import { withAdvanceMessage } from '../plan-advance';
import { awaitingRegister, type ClaimCourse, go, type Step, type StepContext } from './claim-course';

/**
 * Longest random wait outside the demo. So few people apply (a dozen a week in the whole country) that three days hide
 * nobody. The week is spread by each card; why the relay does not gather a week: ARCHITECTURE.md, decision 22.
 */
export const ADVANCE_DELAY_MAX_SEC = 7 * 24 * 3600;

async function prove(record: AdvanceRecord, context: StepContext): Promise<Step> {
  const { identity, ports, knowledge, advances, config, registers, signal } = context;
  const nowSec = Math.floor(ports.clock.nowMs() / 1000);
  const policy = advanceInForce(advances, nowSec);
  // The newest policy never ends: a list without one in force is a fault of the portal's, and passes.
  if (policy === null) throw new AppError('PORTAL_UNAVAILABLE');
  // First of all: what only the portal says takes no click back.
  await context.advanceCheck.require(policy, advances);
  const amountCents = String(policy.amountCents);
  // A new year's amount: the citizen sees it before it is asked for.
  if (amountCents !== record.amountCents)
    return { ...go({ phase: 'confirm-needed' }), amountCents, isUnconfirmed: true };
  // A doctor may be missing for days: the list is not fetched again under the same root.
  return awaitingRegister(context, registers.expire, async () => {
    const { root, doctors } = await registers.openDoctors(knowledge.entitlements);
    const { request, timings } = await ports.work.proveAdvance(
      {
        secret: identity.secret,
        statements: knowledge.medicals,
        confirmations: knowledge.confirmations,
        policy,
        registerRoot: root,
        doctors,
        chains: advanceChains(config),
        nowSec,
        relayBatchSec: config.relayBatchSec,
      },
      signal,
    );
    return go({ phase: 'sending', request, timings });
  });
}

/** The lump sum for asbestos, once in a life. */
export const ADVANCE_COURSE: ClaimCourse<AdvanceRecord> = {
  key: 'advance',
  period: LUMP_SUM_PERIOD,
  needsClick: true,
  of: ({ advance }) => advance,
  change: (data, change) => (data.advance === null ? data : { ...data, advance: change(data.advance) }),
  withMessage: withAdvanceMessage,
  mayClaim: ({ confirmedAtMs }, { data }) => data.consentGiven && data.mode !== 'off' && confirmedAtMs !== null,
  delayMaxSec: ({ claimDelayMaxSec }) => (claimDelayMaxSec > 0 ? ADVANCE_DELAY_MAX_SEC : 0),
  prove,
  submit(request, open) {
    if (!('policyId' in request)) throw new AppError('UNEXPECTED');
    return open.sendAdvance(request);
  },
  // The gate reserves exactly the amount. Trying every amount up to it would take minutes.
  limits: (record, { capCents }, { advances }) => ({
    capCents,
    hints: [BigInt(record.amountCents), capCents, ...advances.map((policy) => policy.amountCents)],
    hintsOnly: true,
  }),
};
