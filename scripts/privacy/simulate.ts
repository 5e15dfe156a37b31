import type { Address } from 'viem';
import { type PlanRequest, proposePlan } from '@/lib/shared/card/money/plan';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import { toAppError } from '@/lib/shared/errors/app-error';
import type { PoolEvent } from '@/lib/shared/schemas/pool-api';
import { HOUR_SEC, monthOf, simulatedSec, WEEK_SEC } from './calendar';
import { drawBudget, drawHabits, nextMoment } from './habits';
import type { Income, Person } from './population';
import { type Random, seededRandom } from './random';
import { type Recorder, recorder } from './recorder';
import { type Parcel, Wallet } from './wallet';

/** plan: proposePlan, week by week. naive: the whole balance, at once, as soon as something came in. */
export type Strategy = {
  readonly payout: 'plan' | 'naive';
  /** one: everything comes together. monthly: another account each month. weekly: another one for each plan. */
  readonly accounts: 'one' | 'monthly' | 'weekly';
};

/** What nobody sees, by the payout's first nullifier. */
export type PayoutTruth = {
  readonly person: number;
  /** The claim that most of the money came from; null where that is a wage. */
  readonly claim: bigint | null;
};

export type ClaimTruth = {
  readonly person: number;
  readonly cents: bigint;
  readonly atSec: number;
  /** When its last cent left the pool. */
  readonly emptySec: number;
};

export type Simulation = {
  /** What everybody sees, in order of time. */
  readonly events: readonly PoolEvent[];
  readonly payouts: ReadonlyMap<bigint, PayoutTruth>;
  readonly claims: ReadonlyMap<bigint, ClaimTruth>;
  /** Accounts in use, each one's owner. */
  readonly owners: ReadonlyMap<Address, number>;
  readonly receivedCents: bigint;
  readonly paidCents: bigint;
};

const SPREAD_MS = WEEK_SEC * 1000;
/** A card is open now and then: this long after money came, at most, it sees it. */
const LOOK_SEC = 24 * HOUR_SEC;
/** From sending to the block. */
const RELAY_SEC = 15;

function mainClaim(parcels: readonly Parcel[]): bigint | null {
  const sums = new Map<bigint | null, bigint>();
  for (const { claim, cents } of parcels) sums.set(claim, (sums.get(claim) ?? 0n) + cents);
  return [...sums].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}

/** A few euro next to a claim of a few euro: the wallet refuses, and the person waits for more. */
function proposedOrNull(request: PlanRequest): PayoutPlan | null {
  try {
    return proposePlan(request);
  } catch (error) {
    if (toAppError(error).code === 'AMOUNT_TOO_SMALL') return null;
    throw error;
  }
}

/** One person's months: what comes in, and what goes out by a strategy. */
class Life {
  readonly wallet = new Wallet();
  readonly #person: Person;
  readonly #random: Random;
  readonly #record: Recorder;
  #waiting: readonly Income[];
  #nextAccountIndex = 0;
  readonly #claimAmounts: bigint[] = [];

  constructor(person: Person, record: Recorder, random: Random) {
    this.#person = person;
    this.#record = record;
    this.#random = random;
    this.#waiting = person.incomes;
  }

  /** Takes in what has come by then. */
  receiveUntil(sec: number): void {
    const come = this.#waiting.filter(({ atSec }) => atSec <= sec);
    this.#waiting = this.#waiting.slice(come.length);
    for (const income of come) {
      const claim = this.#record.income(this.#person.number, income);
      if (claim !== null) this.#claimAmounts.push(income.cents);
      this.wallet.receive(claim, income.cents, income.atSec);
    }
  }

  /** When a card that waits for money sees some, at the next look. */
  nextIncomeSec(): number {
    return (this.#waiting[0]?.atSec ?? Number.POSITIVE_INFINITY) + this.#random.between(0, LOOK_SEC);
  }

  /** Proposes a plan and carries it out. @returns when its last payment has arrived, or null where the wallet refuses */
  payOut(kind: 'spread' | 'at-once', amountCents: bigint, nowSec: number, toAccount: Address): number | null {
    const plan = proposedOrNull({
      balanceCents: this.wallet.balanceCents,
      largestNoteCents: this.wallet.largestNoteCents,
      amountCents,
      kind,
      toAccount,
      nowMs: nowSec * 1000,
      spreadMs: SPREAD_MS,
      isScaled: false,
      firstAccountIndex: this.#nextAccountIndex,
      accountOf: () => this.#random.hex(20),
      random: this.#random.bytes,
      claimAmountsCents: this.#claimAmounts,
    });
    if (plan === null) return null;
    this.#nextAccountIndex += plan.steps.length;
    let lastSec = nowSec;
    for (const step of plan.steps) {
      const withdrawnSec = step.withdrawAtMs / 1000 + RELAY_SEC;
      const forwardedSec = withdrawnSec + step.forwardDelayMs / 1000 + RELAY_SEC;
      this.receiveUntil(withdrawnSec);
      const cents = BigInt(step.amountCents);
      const { consolidations, parcels } = this.wallet.pay(cents);
      const truth = { person: this.#person.number, claim: mainClaim(parcels) };
      this.#record.payout({
        truth,
        parcels,
        cents,
        account: step.account,
        toAccount,
        consolidations,
        withdrawnSec,
        forwardedSec,
      });
      lastSec = Math.max(lastSec, forwardedSec);
    }
    return lastSec;
  }
}

function liveByPlan(life: Life, accountAt: (sec: number) => Address, { start, end }: Span, random: Random): void {
  const habits = drawHabits(random);
  let standing: bigint | null = null;
  let now = start + habits.momentSec;
  while (now < end) {
    life.receiveUntil(now);
    const budget = drawBudget(habits, life.wallet.balanceCents, standing, random);
    const next = nextMoment(now, random);
    if (budget === null) {
      now = habits.style === 'automatic' ? life.nextIncomeSec() : next;
      continue;
    }
    if (budget !== life.wallet.balanceCents) standing = budget;
    const arrivedSec = life.payOut('spread', budget, now, accountAt(now)) ?? next;
    now = Math.max(habits.style === 'automatic' ? now + WEEK_SEC : next, arrivedSec);
  }
}

function liveAtOnce(life: Life, person: Person, accountAt: (sec: number) => Address, random: Random): void {
  for (const { atSec } of person.incomes) {
    const now = atSec + random.between(0, 12 * HOUR_SEC);
    life.receiveUntil(now);
    const balance = life.wallet.balanceCents;
    if (balance >= 500n) life.payOut('at-once', balance, now, accountAt(now));
  }
}

type Span = ReturnType<typeof simulatedSec>;

/** Runs everybody's months. The same people, seed and strategy give the same events. */
export function simulate(people: readonly Person[], months: number, strategy: Strategy, seed: number): Simulation {
  const record = recorder(seededRandom(seed));
  const span = simulatedSec(months);
  for (const person of people) {
    // Each has randomness of their own, so that strategies are compared on the same habits.
    const random = seededRandom(seed * 7919 + person.number);
    const life = new Life(person, record, random);
    const accounts = new Map<number, Address>();
    const accountAt = (sec: number): Address => {
      const key = { one: 0, monthly: monthOf(sec), weekly: sec }[strategy.accounts];
      const account = accounts.get(key) ?? random.hex(20);
      accounts.set(key, account);
      record.owns(account, person.number);
      return account;
    };
    if (strategy.payout === 'plan') liveByPlan(life, accountAt, span, random);
    else liveAtOnce(life, person, accountAt, random);
    life.receiveUntil(Number.POSITIVE_INFINITY);
  }
  return record.finish();
}
