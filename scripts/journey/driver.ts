import { eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { periodOf } from '@/lib/shared/domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES, SCHEMES } from '@/lib/shared/domain/schemes';
import { hashNullifier } from '@/lib/shared/protocol/hashes';
import type { PublishedPolicies } from '@/lib/shared/schemas/public-api';
import { type Chains, countPayments, receiptOf } from './chain-check';
import { type Citizen, newCitizen, type Portal } from './citizen';
import type { Employer } from './employer';
import { type JourneyStep, Stopwatch, waitUntil } from './stopwatch';

/** Below and above the norm of a single person with disregard class y. */
const MONTH_BELOW = { euros: '1180,00', cents: 118_000n };
const MONTH_ABOVE = { euros: '1600,00' };
const SETTLE_MS = 1_500;

export type DriverResult = {
  readonly arrived: boolean;
  readonly paidOnce: boolean;
  readonly quietAboveNorm: boolean;
  readonly amountCents: string | null;
  readonly expectedCents: string;
  readonly statementToNoteMs: number | null;
  readonly claimBlockToNoteBlockSec: number | null;
  readonly gas: { readonly claim: number | null; readonly process: number | null };
  readonly steps: readonly JourneyStep[];
  readonly error: string | null;
};

export type Policy = PublishedPolicies['policies'][number];
export type Story = {
  readonly portal: Portal;
  readonly chains: Chains;
  readonly employer: Employer;
  readonly policies: readonly Policy[];
  readonly patienceMs: number;
};

/** The two newest months that are over and have a policy: the first to be paid, the second to stay quiet. */
export function months(policies: readonly Policy[]): readonly [Policy, Policy] {
  const thisMonth = periodOf(new Date());
  const [paid, quiet] = policies
    .filter(({ scheme, period }) => scheme === SCHEMES.pw && period < thisMonth)
    .sort((a, b) => b.period - a.period);
  if (!paid || !quiet) throw new Error('The chain has no policy for the last two months.');
  return [paid, quiet];
}

/** What the law gives, computed apart from the card. */
export function expectedCents(policy: Policy): bigint {
  const normCents = policy.norms[NORM_CLASSES.pw.indexOf('single')];
  const disregard = policy.disregards[DISREGARD_CLASSES.pw.indexOf('y')];
  if (normCents === undefined || disregard === undefined) throw new Error('The policy lacks the driver’s classes.');
  const facts = { normCents, disregard, earningsCents: MONTH_BELOW.cents, knownBenefitCents: eurCents(0n) };
  return computeSupplement(facts).supplementCents;
}

const claimOf = (citizen: Citizen, period: number) =>
  citizen.agent.snapshot().claims.find((claim) => claim.period === period);

export async function payMonth(story: Story, citizen: Citizen, paid: Policy, watch: Stopwatch) {
  const { employer, chains, patienceMs } = story;
  const issuedMs = performance.now();
  await watch.time('the employer issues a statement below the norm', () =>
    employer.issue(citizen.personId, paid.period, MONTH_BELOW.euros),
  );
  const claim = await watch.time(
    'the card proves, claims, and the note arrives',
    () =>
      waitUntil(
        'the supplement',
        () => {
          const found = claimOf(citizen, paid.period);
          if (found?.state.phase === 'failed') throw new Error(`The claim failed with ${found.state.code}.`);
          return found?.state.phase === 'arrived' ? { ...found, state: found.state } : undefined;
        },
        patienceMs,
      ),
    ({ timings, timeline, state }) => ({
      ...timings,
      timeline: timeline.map(({ phase, atMs }) => ({ phase, ms: atMs - (timeline[0]?.atMs ?? atMs) })),
      claimTx: state.txHash,
      payoutTx: state.payoutTxHash,
    }),
  );
  const statementToNoteMs = Math.round(performance.now() - issuedMs);
  const { txHash, payoutTxHash } = claim.state;
  const claimed = txHash === null ? null : await receiptOf(chains.income, txHash);
  const processed = await receiptOf(chains.payout, payoutTxHash);
  return {
    amountCents: claim.amountCents,
    statementToNoteMs,
    claimBlockToNoteBlockSec: claimed && processed.blockTimeSec - claimed.blockTimeSec,
    gas: { claim: claimed?.gas ?? null, process: processed.gas },
  };
}

/** A month above the norm: the statement is in the card, and nothing follows from it. */
async function quietMonth(story: Story, citizen: Citizen, quiet: Policy, watch: Stopwatch): Promise<boolean> {
  const { employer, patienceMs } = story;
  await watch.time('the employer issues a statement above the norm', () =>
    employer.issue(citizen.personId, quiet.period, MONTH_ABOVE.euros),
  );
  return await watch.time('the card sees that there is no right, and does nothing', async () => {
    const month = () => citizen.agent.snapshot().months.find(({ period }) => period === quiet.period);
    await waitUntil(
      'the card to read the second month',
      () => (month()?.outcome.kind === 'no-right' ? true : undefined),
      patienceMs,
    );
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const { notes, claims } = await paymentsOf(story, citizen, quiet);
    return claimOf(citizen, quiet.period) === undefined && notes === 0 && claims === 0;
  });
}

const paymentsOf = (story: Story, { identity }: Citizen, { nullifierClass, period }: Policy) =>
  countPayments(story.chains, story.portal.config.contracts, hashNullifier(identity.secret, nullifierClass, period));

/** One driver's two months, with a fresh wallet and a new fictitious person. Never rejects: faults are in the result. */
export async function walkDriver(story: Story): Promise<DriverResult> {
  const watch = new Stopwatch();
  let result: DriverResult = {
    arrived: false,
    paidOnce: false,
    quietAboveNorm: false,
    amountCents: null,
    expectedCents: '',
    statementToNoteMs: null,
    claimBlockToNoteBlockSec: null,
    gas: { claim: null, process: null },
    steps: watch.steps,
    error: null,
  };
  let citizen: Citizen | undefined;
  try {
    const [paid, quiet] = months(story.policies);
    result = { ...result, expectedCents: String(expectedCents(paid)) };
    const driver = await newCitizen(story.portal, story.employer.id, watch);
    citizen = driver;
    await watch.time('wait until the register on chain has the card', () =>
      waitUntil(
        'the entitlement',
        () => driver.agent.snapshot().credentials.find(({ entitlement }) => entitlement !== null),
        story.patienceMs,
      ),
    );
    const payment = await payMonth(story, driver, paid, watch);
    const isRight = payment.amountCents === result.expectedCents;
    result = { ...result, ...payment, arrived: isRight };
    if (!isRight) throw new Error(`€ cents ${payment.amountCents} arrived where ${result.expectedCents} are due.`);
    const { claims, notes } = await watch.time('ask the chains', () => paymentsOf(story, driver, paid));
    result = { ...result, paidOnce: claims === 1 && notes === 1 };
    result = { ...result, quietAboveNorm: await quietMonth(story, driver, quiet, watch) };
  } catch (error) {
    result = { ...result, error: error instanceof Error ? error.message : String(error) };
  } finally {
    citizen?.stop();
  }
  return result;
}

export const isGood = ({ arrived, paidOnce, quietAboveNorm, error }: DriverResult): boolean =>
  arrived && paidOnce && quietAboveNorm && error === null;
