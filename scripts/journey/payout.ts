import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import type { MoneySnapshot } from '@/lib/shared/card/money/views';
import { balanceCents, receiptOf } from './chain-check';
import { type Citizen, newCitizen, type RunningCard } from './citizen';
import { expectedCents, months, payMonth, type Story } from './driver';
import { type JourneyStep, Stopwatch, waitUntil } from './stopwatch';

/** A wage beside the supplement: the pool is not for benefits alone. */
const WAGE_CENTS = 150_000n;
/** Below the supplement and below the wage: a total that tells neither. */
const BUDGET_CENTS = 20_000n;

export type PayoutResult = {
  readonly arrived: boolean;
  /** On the account in use, as the euro token says it. */
  readonly onAccountCents: string | null;
  readonly plannedCents: string | null;
  /** A browser with the same secret and nothing else shows the same. */
  readonly restored: boolean;
  readonly gas: { readonly withdraw: readonly number[]; readonly forward: readonly number[] };
  readonly steps: readonly JourneyStep[];
  readonly error: string | null;
};

const moneyOf = ({ agent }: RunningCard): MoneySnapshot => agent.money.snapshot();
const total = ({ shieldedCents, sendingCents, pendingCents, onTheWayCents }: MoneySnapshot): bigint =>
  shieldedCents + sendingCents + pendingCents + onTheWayCents;

/** What must be the same in every browser: amounts, origins and transactions. */
const history = ({ entries }: MoneySnapshot): string =>
  JSON.stringify(entries.map(({ id, amountCents, txHash }) => [id, String(amountCents), txHash]).sort());

function planOf(citizen: Citizen): PayoutPlan {
  const { plan } = moneyOf(citizen);
  if (plan === null) throw new Error('There is no plan.');
  const failed = plan.steps.find(({ state }) => state.phase === 'failed');
  if (failed?.state.phase === 'failed') throw new Error(`A payment failed with ${failed.state.code}.`);
  return plan;
}

const stepFacts = ({ steps }: PayoutPlan) => ({
  payments: steps.map(({ amountCents, state }) => ({
    amountCents,
    ...(state.phase === 'arrived' ? { withdrawTx: state.withdrawTx, forwardTx: state.forwardTx } : {}),
  })),
});

async function payOut({ portal, chains, patienceMs }: Story, citizen: Citizen, watch: Stopwatch) {
  const toAccount = privateKeyToAccount(generatePrivateKey()).address;
  const money = citizen.agent.money;
  const plan = await watch.time(
    'plan the payout and start it',
    async () => {
      const proposed = money.propose({ kind: 'spread', amountCents: BUDGET_CENTS, toAccount });
      await money.start(proposed);
      return planOf(citizen);
    },
    ({ budgetCents, steps, isScaled }) => ({ budgetCents, payments: steps.length, isScaled }),
  );
  const done = await watch.time(
    'every payment: proved, withdrawn, passed on',
    () =>
      waitUntil(
        'the payout',
        () => (planOf(citizen).status === 'done' ? planOf(citizen) : undefined),
        patienceMs + 2 * portal.config.payout.spreadSec * 1000,
      ),
    stepFacts,
  );
  const onAccount = await watch.time('ask the euro token', () => balanceCents(chains, portal.config, toAccount));
  const states = done.steps.flatMap(({ state }) => (state.phase === 'arrived' ? [state] : []));
  const gasOf = async (hash: string) => (await receiptOf(chains.payout, hash)).gas;
  return {
    plannedCents: plan.budgetCents,
    onAccountCents: String(onAccount),
    arrived: String(onAccount) === plan.budgetCents,
    gas: {
      withdraw: await Promise.all(states.map(({ withdrawTx }) => gasOf(withdrawTx))),
      forward: await Promise.all(states.map(({ forwardTx }) => gasOf(forwardTx))),
    },
  };
}

/** The same wallet in a browser that knows nothing. Amounts are found by trying. */
async function restore({ patienceMs }: Story, citizen: Citizen, watch: Stopwatch): Promise<boolean> {
  const before = moneyOf(citizen);
  const other = citizen.inAnotherBrowser();
  try {
    return await watch.time('another browser finds the same balance and history', async () => {
      const isSame = () => total(moneyOf(other)) === total(before) && history(moneyOf(other)) === history(before);
      await waitUntil('the restored wallet', () => (isSame() ? true : undefined), patienceMs);
      return true;
    });
  } finally {
    other.stop();
  }
}

/** Supplement, wage, payout, restore, with a fresh wallet and a new fictitious person. Never rejects. */
export async function walkPayout(story: Story): Promise<PayoutResult> {
  const watch = new Stopwatch();
  let result: PayoutResult = {
    arrived: false,
    onAccountCents: null,
    plannedCents: null,
    restored: false,
    gas: { withdraw: [], forward: [] },
    steps: watch.steps,
    error: null,
  };
  let citizen: Citizen | undefined;
  try {
    const [paid] = months(story.policies);
    const driver = await newCitizen(story.portal, story.employer.id, watch);
    citizen = driver;
    await watch.time('wait until the register on chain has the card', () =>
      waitUntil(
        'the entitlement',
        () => driver.agent.snapshot().credentials.find(({ entitlement }) => entitlement !== null),
        story.patienceMs,
      ),
    );
    await payMonth(story, driver, paid, watch);
    await watch.time('a wage is paid into the pool', () => driver.agent.money.payDemoWage(WAGE_CENTS));
    const expected = expectedCents(paid) + WAGE_CENTS;
    await watch.time('both stand in the pool', () =>
      waitUntil('the balance', () => (moneyOf(driver).shieldedCents === expected ? true : undefined), story.patienceMs),
    );
    result = { ...result, ...(await payOut(story, driver, watch)) };
    result = { ...result, restored: await restore(story, driver, watch) };
  } catch (error) {
    result = { ...result, error: error instanceof Error ? error.message : String(error) };
  } finally {
    citizen?.stop();
  }
  return result;
}

export const isPaidOut = ({ arrived, restored, error }: PayoutResult): boolean => arrived && restored && error === null;
