import fc from 'fast-check';
import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { STANDARD_AMOUNTS_CENTS, standardAmounts, weeklyBudgets } from '@/lib/shared/card/money/denominations';
import { isTellingTotal, type PlanRequest, proposePlan } from '@/lib/shared/card/money/plan';
import { zPayoutPlan } from '@/lib/shared/card/money/plan-state';

/** Seeded bytes (mulberry32). */
function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed;
  const byte = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return (mixed ^ (mixed >>> 14)) & 255;
  };
  return (length) => Uint8Array.from({ length }, byte);
}

const addressOf = (index: number): Address => `0x${(index + 1).toString(16).padStart(40, '0')}`;
const DAY_MS = 86_400_000;

const request = (changes: Partial<PlanRequest> = {}): PlanRequest => ({
  balanceCents: 200000n,
  largestNoteCents: 200000n,
  amountCents: 40000n,
  kind: 'spread',
  toAccount: addressOf(0xffff),
  nowMs: 1_790_000_000_000,
  spreadMs: 7 * DAY_MS,
  isScaled: false,
  firstAccountIndex: 3,
  accountOf: addressOf,
  random: seededBytes(1),
  claimAmountsCents: [41646n],
  ...changes,
});

const amountsOf = (plan: ReturnType<typeof proposePlan>): bigint[] =>
  plan.steps.map(({ amountCents }) => BigInt(amountCents));
const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** From €100: small budgets have nowhere to go between claims (M-08). */
const anyRequest = fc
  .record({
    balanceCents: fc.bigInt({ min: 10_000n, max: 3_000_000n }),
    part: fc.bigInt({ min: 0n, max: 1000n }),
    notePart: fc.bigInt({ min: 1n, max: 1000n }),
    claimAmountsCents: fc.array(fc.bigInt({ min: 1n, max: 233_704n }), { maxLength: 12 }),
    spreadMs: fc.integer({ min: 0, max: 8 * DAY_MS }),
    firstAccountIndex: fc.integer({ min: 0, max: 5000 }),
    seed: fc.integer(),
  })
  .map(({ part, notePart, seed, ...rest }) =>
    request({
      ...rest,
      largestNoteCents: (rest.balanceCents * notePart) / 1000n,
      amountCents: 10_000n + ((rest.balanceCents - 10_000n) * part) / 1000n,
      random: seededBytes(seed),
    }),
  );

describe('payout plan', () => {
  it('M-01 every payment is a standard amount, and together they are the budget or less, never more', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const amounts = amountsOf(proposePlan(asked));
        const total = sumOf(amounts);
        expect(amounts.every((amount) => STANDARD_AMOUNTS_CENTS.some((standard) => standard === amount))).toBe(true);
        expect(total <= asked.amountCents).toBe(true);
        // Up to half of the balance, without a claim nearby, only the part below €5 stays behind.
        const isQuiet = !isTellingTotal(asked.amountCents - (asked.amountCents % 500n), asked.claimAmountsCents);
        if (isQuiet && 2n * asked.amountCents <= asked.balanceCents)
          expect(asked.amountCents - total < 500n).toBe(true);
      }),
    );
  });

  it("M-02 the total is no month's supplement, nor what months that follow each other add up to", () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        expect(isTellingTotal(sumOf(amountsOf(proposePlan(asked))), asked.claimAmountsCents)).toBe(false);
      }),
    );
    const claims = [20000n, 15000n, 30000n];
    for (const sum of [20000n, 15000n, 30000n, 35000n, 45000n, 65000n]) {
      expect(isTellingTotal(sum, claims)).toBe(true);
      expect(sumOf(amountsOf(proposePlan(request({ amountCents: sum, claimAmountsCents: claims }))))).toBe(sum - 500n);
    }
    // First and third do not follow each other.
    expect(isTellingTotal(50000n, claims)).toBe(false);
  });

  it('M-03 each payment has an account of its own, counted on, and times of its own within the spread', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const { steps } = proposePlan(asked);
        expect(steps.map(({ accountIndex }) => accountIndex)).toEqual(steps.map((_, i) => asked.firstAccountIndex + i));
        expect(steps.map(({ account }) => account)).toEqual(steps.map(({ accountIndex }) => addressOf(accountIndex)));
        const times = steps.map(({ withdrawAtMs }) => withdrawAtMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        for (const { withdrawAtMs, forwardDelayMs } of steps) {
          expect(withdrawAtMs).toBeGreaterThanOrEqual(asked.nowMs);
          expect(forwardDelayMs).toBeGreaterThanOrEqual(0);
          expect(withdrawAtMs + forwardDelayMs).toBeLessThanOrEqual(asked.nowMs + asked.spreadMs);
        }
      }),
    );
  });

  it('M-04 a plan is what the card keeps, and the same randomness gives the same plan', () => {
    const plan = proposePlan(request());
    expect(zPayoutPlan.parse(plan)).toEqual(plan);
    expect(proposePlan(request())).toEqual(plan);
    expect(proposePlan(request({ random: seededBytes(2) }))).not.toEqual(plan);
    expect(plan.steps.every(({ state, retry }) => state.phase === 'planned' && retry === null)).toBe(true);
    expect(plan.budgetCents).toBe('40000');
  });

  it('M-05 the order of amounts is random: each place sees each amount', () => {
    const firsts = new Set<bigint | undefined>();
    for (let seed = 0; seed < 60; seed++) {
      firsts.add(amountsOf(proposePlan(request({ amountCents: 28500n, random: seededBytes(seed * 7919) })))[0]);
    }
    expect(firsts).toEqual(new Set([20000n, 5000n, 2000n, 1000n, 500n]));
  });

  it('M-06 at once is one payment of exactly the amount, now, sent on without waiting', () => {
    const plan = proposePlan(request({ kind: 'at-once', amountCents: 41646n }));
    expect(plan.steps).toMatchObject([
      { amountCents: '41646', accountIndex: 3, withdrawAtMs: plan.createdAtMs, forwardDelayMs: 0 },
    ]);
    expect(plan).toMatchObject({ kind: 'at-once', budgetCents: '41646' });
  });

  it('M-07 less than €5 and more than the balance are refused', () => {
    for (const kind of ['spread', 'at-once'] as const) {
      for (const amountCents of [-1n, 0n, 499n]) {
        expect(() => proposePlan(request({ kind, amountCents }))).toThrow('AMOUNT_TOO_SMALL');
      }
      expect(() => proposePlan(request({ kind, amountCents: 200001n }))).toThrow('BALANCE_TOO_LOW');
      expect(amountsOf(proposePlan(request({ kind, amountCents: 500n })))).toEqual([500n]);
    }
  });

  it('M-11 a part of the newest claim stays in the pool, a random one, so that sums over months are no claims', () => {
    const claimAmountsCents = [90000n, 60000n];
    const totals = Array.from({ length: 200 }, (_, seed) => {
      const random = seededBytes(seed * 7919);
      return sumOf(amountsOf(proposePlan(request({ amountCents: 200000n, claimAmountsCents, random }))));
    });
    const kept = totals.map((total) => Number(200000n - total));
    expect(Math.min(...kept)).toBeGreaterThanOrEqual(6000);
    expect(Math.max(...kept)).toBeLessThanOrEqual(36000 + 2 * 500);
    expect(new Set(kept).size).toBeGreaterThan(30);
    // Nobody is kept from half of what there is, nor is a wage kept back.
    const half = { balanceCents: 10000n, largestNoteCents: 10000n, claimAmountsCents };
    for (let seed = 0; seed < 50; seed++) {
      const random = seededBytes(seed * 7919);
      const asked = request({ ...half, amountCents: 10000n, random });
      expect(sumOf(amountsOf(proposePlan(asked)))).toBeGreaterThanOrEqual(5000n);
    }
    expect(sumOf(amountsOf(proposePlan(request({ amountCents: 200000n, claimAmountsCents: [] }))))).toBe(200000n);
  });

  it('M-08 the smallest budget goes up when it would give a claim away, and is refused when it cannot', () => {
    const claimAmountsCents = [500n];
    expect(sumOf(amountsOf(proposePlan(request({ amountCents: 500n, claimAmountsCents }))))).toBe(1000n);
    expect(() => proposePlan(request({ amountCents: 500n, balanceCents: 999n, claimAmountsCents }))).toThrow(
      'AMOUNT_TOO_SMALL',
    );
  });

  it('M-09 a budget is divided, into payments that one note holds where that takes at most sixteen', () => {
    expect(standardAmounts(20000n, 50000n)).toEqual([5000n, 5000n, 5000n, 5000n]);
    expect(standardAmounts(500000n, 500000n)).toEqual(Array(5).fill(100000n));
    expect(standardAmounts(1000n, 50000n)).toEqual([500n, 500n]);
    expect(standardAmounts(40000n, 9000n)).toEqual(Array(8).fill(5000n));
    // 40 pieces of €10 would be too many: larger ones, for which notes become one first.
    expect(standardAmounts(40000n, 1500n)).toEqual([10000n, 10000n, 10000n, 10000n]);
    expect(standardAmounts(2000n, 3n).length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 5000 }), fc.bigInt({ min: 0n, max: 3_000_000n }), (fives, largest) => {
        const pieces = standardAmounts(BigInt(fives) * 500n, largest);
        expect(sumOf(pieces)).toBe(BigInt(fives) * 500n);
        expect(pieces.length).toBeGreaterThanOrEqual(4);
        expect(pieces.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('M-10 suggested budgets are in the balance, in standard steps, and leave half in the pool where they can', () => {
    expect(weeklyBudgets(41646n)).toEqual([5000n, 10000n, 15000n, 20000n]);
    expect(weeklyBudgets(800n)).toEqual([500n]);
    expect(weeklyBudgets(499n)).toEqual([]);
    expect(weeklyBudgets(2_567_900n)).toEqual([50000n, 100000n, 250000n, 500000n]);
  });
});
