import type { Address } from 'viem';
import { AppError, toAppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import { hashPayTo } from '../../protocol/hashes';
import type { PublicConfig } from '../../schemas/public-api';
import { createBell } from '../agent/bell';
import { type AgentPace, type AgentPorts, backOffMs, type CardIdentity } from '../agent/ports';
import { mergeOf, spendableNotes } from './choose';
import { SMALLEST_PAYMENT_CENTS } from './denominations';
import { createPaymentDriver } from './driver';
import type { PaymentContext } from './moves';
import { automaticWish, type PayoutFacts, type PayoutWish, propose, started, withPlan } from './payout';
import type { PayoutPlan } from './plan-state';
import { cancelPlan, isUnfinished, keptNullifiers, retryStep } from './plan-steps';
import { createPoolView, type PoolViewPorts } from './pool-view';
import { followJob, relayOf, relayOrigin, requireAnswer } from './relays';
import { proveOrder } from './send-spend';
import { moneySnapshot } from './snapshot';
import { strandedPlan } from './stranded';
import type { MoneySnapshot } from './views';

/** The card's data as the money in it is kept, and how to tell that something changed. */
export type MoneyHost = Omit<PoolViewPorts, 'work' | 'clock' | 'poolChain'>;

/** What a citizen can do with the money, as in lib/client/card/money-api.ts. */
export type MoneyAgent = {
  snapshot(): MoneySnapshot;
  /** Something changed that the money may depend on: another tab's action, a note that arrived. */
  changed(): void;
  /** Looks through the pool once. @throws what the portal answers */
  look(): Promise<void>;
  /** Looks, opens, pays and follows until aborted. Only one at a time per card. */
  run(signal: AbortSignal): Promise<void>;
  /** A payout is being filled in: what its proofs need is fetched. */
  prepare(): void;
  propose(wish: PayoutWish): PayoutPlan;
  start(plan: PayoutPlan): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  cancel(): Promise<void>;
  retry(place: number): Promise<void>;
  /** Sends on what earlier payouts left on one-time accounts. @throws PLAN_RUNNING, RECIPIENT_INVALID, BALANCE_TOO_LOW */
  sendOn(toAccount: Address): Promise<void>;
  consolidate(): Promise<void>;
  /** @param account where to pay while there was no plan yet */
  setAutomatic(on: boolean, weeklyBudgetCents: bigint, account: Address | null): Promise<void>;
  /** Kept even if it does not answer now. @throws INPUT_MALFORMED, RELAY_UNAVAILABLE */
  setRelay(url: string | null): Promise<void>;
  payDemoWage(amountCents: bigint): Promise<void>;
};

/** The money at work: finds what is one's own in the pool, and brings payments to the account in use. */
export function createMoneyAgent(
  identity: CardIdentity,
  config: PublicConfig,
  ports: AgentPorts,
  pace: AgentPace,
  host: MoneyHost,
): MoneyAgent {
  const { work, clock, random, open } = ports;
  const { money } = host;
  const update: MoneyHost['update'] = (change) =>
    host.update((latest) => {
      const changed = change(latest);
      if (changed === latest) return latest;
      return { ...changed, seenUntilBlock: Math.max(latest.seenUntilBlock, view.own()?.nextBlock ?? 0) };
    });
  const bell = createBell(clock);
  const view = createPoolView(identity, config, { ...host, work, clock, poolChain: ports.poolChain });
  /** Spend nullifiers of a merge that runs without a plan. */
  const merging = new Set<string>();
  let nextCounter = 0;

  const taken = (): ReadonlySet<string> => new Set([...keptNullifiers(money().plan), ...merging]);
  const facts = (): PayoutFacts => ({
    ...{ secret: identity.secret, config, random, money: money(), own: view.own(), taken: taken() },
    nowMs: clock.nowMs(),
  });

  const context = (plan: PayoutPlan, signal: AbortSignal): PaymentContext => ({
    ...{ identity, ports, config, pace, plan, signal, taken: taken(), look: view.look, requireRoot: view.requireRoot },
    relay: relayOf(money().relayUrl, ports),
    reread: async () => {
      await work.rereadPool();
    },
  });
  const driver = createPaymentDriver({
    ...{ clock, random, pace, update, context },
    bell: createBell(clock),
    plan: () => money().plan,
  });

  function changed(): void {
    driver.ring();
    bell.ring();
  }

  const changePlan = async (change: (plan: PayoutPlan) => PayoutPlan): Promise<void> => {
    await update((latest) => (latest.plan === null ? latest : { ...latest, plan: change(latest.plan) }));
    changed();
  };

  // The first proof should not wait for a download; whether it works out, the proof will tell.
  const prepare = (): void => void work.load('spend').catch(() => undefined);

  async function start(proposed: PayoutPlan): Promise<void> {
    prepare();
    const plan = started(facts(), proposed);
    await update(withPlan(plan));
    changed();
  }

  async function payByStandingOrder(): Promise<void> {
    const wish = automaticWish(facts());
    if (wish === null) return;
    try {
      await start({ ...propose(facts(), wish), isAutomatic: true });
    } catch (error) {
      // A budget that cannot be paid without a trace is not paid; the citizen sees that nothing was planned.
      const { code } = toAppError(error);
      if (code !== 'AMOUNT_TOO_SMALL' && code !== 'BALANCE_TOO_LOW' && code !== 'PLAN_RUNNING') throw error;
    }
  }

  async function lookAgain(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      let waitMs = pace.moneyPollMs + backOffMs(0, pace, random);
      try {
        await view.look();
        void view.openUnknown().catch(() => undefined);
        await payByStandingOrder();
        attempt = 0;
      } catch (error) {
        if (signal.aborted) return;
        waitMs = backOffMs(attempt, pace, random);
        attempt += 1;
        view.waiting(error, clock.nowMs() + waitMs);
      }
      await bell.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  return {
    snapshot: () => moneySnapshot(money(), view.own(), view.scan(), taken(), config),
    changed,
    look: async () => void (await view.look()),
    run: async (signal) => {
      await Promise.all([lookAgain(signal), driver.run(signal)]);
    },
    prepare,
    propose: (wish) => propose(facts(), wish),
    start,
    pause: () => changePlan((plan) => (plan.status === 'running' ? { ...plan, status: 'paused' } : plan)),
    resume: () => {
      prepare();
      return changePlan((plan) => (plan.status === 'paused' ? { ...plan, status: 'running' } : plan));
    },
    cancel: () => changePlan((plan) => (isUnfinished(plan) ? cancelPlan(plan) : plan)),
    async retry(place) {
      if (money().plan?.steps[place]?.state.phase !== 'failed') throw new AppError('NOT_FOUND');
      await changePlan((plan) => retryStep(plan, place, clock.nowMs()));
    },
    async sendOn(toAccount) {
      await view.look();
      await update(withPlan(strandedPlan(facts(), toAccount)));
      changed();
    },
    async consolidate() {
      const smallestFirst = [...spendableNotes(await view.look(), taken())].reverse();
      const notes = mergeOf(smallestFirst);
      if (notes === null) throw new AppError('BALANCE_TOO_LOW');
      const nullifiers = notes.map(({ spendNullifier }) => String(spendNullifier));
      for (const nullifier of nullifiers) merging.add(nullifier);
      host.publish();
      try {
        const request = await proveOrder(notes, 0n, null, { identity, ports, config, requireRoot: view.requireRoot });
        const relay = relayOf(money().relayUrl, ports);
        await followJob(relay, await relay.sendSpend(request), 'SPEND_REFUSED', clock, pace);
        await view.look();
      } finally {
        for (const nullifier of nullifiers) merging.delete(nullifier);
        changed();
        host.publish();
      }
    },
    async setAutomatic(on, weeklyBudgetCents, account) {
      if (on && weeklyBudgetCents < SMALLEST_PAYMENT_CENTS) throw new AppError('AMOUNT_TOO_SMALL');
      const budget = String(weeklyBudgetCents);
      await update((latest) => ({
        ...latest,
        automaticPayout: on,
        weeklyBudgetCents: budget,
        payoutAccount: account ?? latest.payoutAccount,
      }));
      changed();
    },
    async setRelay(url) {
      const relayUrl = relayOrigin(url);
      await update((latest) => ({ ...latest, relayUrl }));
      changed();
      if (relayUrl !== null) await requireAnswer(relayOf(relayUrl, ports));
    },
    async payDemoWage(amountCents) {
      const own = await view.look();
      const counter = Math.max(own.nextDepositCounter, nextCounter);
      nextCounter = counter + 1;
      const payTo = hashPayTo(identity.secret, BigInt(counter) as FieldElement);
      const jobId = await open.demoWage(payTo, amountCents);
      await followJob(open, jobId, 'TRANSFER_REFUSED', clock, pace);
      await view.look();
      changed();
    },
  };
}
