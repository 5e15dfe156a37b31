import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { accountMatcher, type KnownPerson } from '@/scripts/privacy/account-match';
import { averaged } from '@/scripts/privacy/average';
import { scoreGuesses, unspentCounter } from '@/scripts/privacy/guesses';
import { informedHeuristics } from '@/scripts/privacy/informed-observer';
import { drawCitizens } from '@/scripts/privacy/population';
import { publicHeuristics } from '@/scripts/privacy/public-observer';
import { seededRandom } from '@/scripts/privacy/random';
import { recorder } from '@/scripts/privacy/recorder';
import { knowledgeOf, observe, privacyReport, type Row } from '@/scripts/privacy/report';
import { type Simulation, simulate } from '@/scripts/privacy/simulate';
import { asText } from '@/scripts/privacy/text';
import { publicView } from '@/scripts/privacy/view';
import { Wallet } from '@/scripts/privacy/wallet';

const DAY = 86_400;
const START = 1_790_000_000;
const at = (day: number): number => START + day * DAY;
const account = (name: number): Address => `0x${String(name).padStart(40, '0')}`;

type Paid = { readonly day: number; readonly cents: bigint; readonly oneTime?: number };
type Planted = { readonly claims: readonly { day: number; cents: bigint }[]; readonly paid: readonly Paid[] };

/** People whose money goes where the test says: each has one account in use, and pays from the oldest claim. */
function planted(people: readonly Planted[]): Simulation {
  const record = recorder(seededRandom(5));
  people.forEach(({ claims, paid }, person) => {
    const wallet = new Wallet();
    for (const { day, cents } of claims) {
      const claim = record.income(person, { kind: 'claim', atSec: at(day), cents, capCents: 202_779n });
      wallet.receive(claim, cents, at(day));
    }
    record.owns(account(person), person);
    paid.forEach(({ day, cents, oneTime }, i) => {
      const { parcels, consolidations } = wallet.pay(cents);
      const truth = { person, claim: parcels[0]?.claim ?? null };
      const times = { withdrawnSec: at(day), forwardedSec: at(day) + 3600 };
      const accounts = { account: account(oneTime ?? 1000 + 100 * person + i), toAccount: account(person) };
      record.payout({ truth, parcels, consolidations, cents, ...accounts, ...times });
    });
  });
  return record.finish();
}

const rowsOf = (rows: readonly Row[], heuristic: string): Row[] =>
  rows.filter((row) => row.heuristic.startsWith(heuristic));
const bestOf = (rows: readonly Row[], heuristic: string): Row =>
  rowsOf(rows, heuristic).reduce((best, row) => (row.linkedShare > best.linkedShare ? row : best));

/** Three people with one claim each, who take it out whole (a), in parts (b), and hardly (c). */
const three = planted([
  { claims: [{ day: 0, cents: 41_646n }], paid: [{ day: 4, cents: 41_646n }] },
  {
    claims: [{ day: 1, cents: 60_200n }],
    paid: [
      { day: 5, cents: 20_000n },
      { day: 9, cents: 40_000n },
    ],
  },
  { claims: [{ day: 2, cents: 90_000n }], paid: [{ day: 6, cents: 5_000n }] },
]);
const peopleOf = (count: number) => Array.from({ length: count }, (_, number) => ({ number, incomes: [] }));

describe('privacy report', () => {
  it('M-80 blind guessing is one over the claim notes that still hold money', () => {
    const unspentAt = unspentCounter(three);
    expect([0, 0.5, 1.5, 3, 4.5, 8, 30].map((day) => unspentAt(at(day)))).toEqual([0, 1, 2, 3, 2, 2, 2]);
    const score = scoreGuesses(new Map(), publicView(three.events), three);
    // Before the payouts of days 4, 5, 6 and 9.
    expect(score).toMatchObject({ payouts: 4, guessedShare: 0, linkedShare: 0, timesBlind: 0, ofKnownShare: null });
    expect(score.blindShare).toBeCloseTo((1 / 3 + 1 / 2 + 1 / 2 + 1 / 2) / 4);
  });

  it('M-81 a guess that names two claims, one of them right, counts half; wrong and missing ones count nothing', () => {
    const view = publicView(three.events);
    const [a, b, c, d] = view.payouts.map(({ id }) => ({ id, claim: three.payouts.get(id)?.claim ?? 0n }));
    if (!a || !b || !c || !d) throw new Error('There are four payouts.');
    const guesses = new Map([
      [a.id, [a.claim]],
      [b.id, [b.claim, a.claim]],
      [c.id, [a.claim]],
    ]);
    const score = scoreGuesses(guesses, view, three, (claim) => claim === b.claim);
    expect(score).toMatchObject({ guessedShare: 0.75, linkedShare: 1.5 / 4, rightShare: 0.5 });
    expect(score.timesBlind).toBeCloseTo(score.linkedShare / score.blindShare);
    // Payouts b and d are of the person that the observer knows.
    expect(score.ofKnownShare).toBe(0.25);
  });

  it('M-82 who knows the earnings finds the whole amount, the parts that add up to it, and the account', () => {
    const { rows, accounts } = observe('planted', three, peopleOf(3));
    expect(bestOf(rows, 'amount matching')).toMatchObject({ variant: 'to 0 cents', linkedShare: 0.25, rightShare: 1 });
    // €416.46 alone, and €200 + €400 as €602.00 to less than €5.
    expect(bestOf(rows, 'sums: payouts in a row')).toMatchObject({ linkedShare: 0.75, rightShare: 1 });
    expect(bestOf(rows, 'sums per account over all')).toMatchObject({ variant: 'nearest' });
    const match = accountMatcher(publicView(three.events));
    const [a, b] = knowledgeOf(peopleOf(3), three) as [KnownPerson, KnownPerson, KnownPerson];
    expect([match(a, 'nearest'), match(b, 'nearest')]).toEqual([[account(0)], [account(1)]]);
    // Only accounts that never got more than the person had: €50.00 fits everybody.
    expect(match(a, 'any').sort()).toEqual([account(0), account(2)]);
    expect(accounts.find(({ rule }) => rule === 'nearest')?.foundShare).toBeGreaterThan(0.6);
    expect(accounts[0]?.blindShare).toBeCloseTo(1 / 3);
  });

  it('M-83 an observer without knowledge finds a payout that follows its claim at once, and no other', () => {
    const hasty = planted([
      { claims: [{ day: 0, cents: 30_000n }], paid: [{ day: 0.1, cents: 30_000n }] },
      { claims: [{ day: 20, cents: 30_000n }], paid: [{ day: 20.1, cents: 30_000n }] },
      { claims: [{ day: 40, cents: 30_000n }], paid: [{ day: 55, cents: 30_000n }] },
    ]);
    const { rows } = observe('planted', hasty, []);
    expect(rowsOf(rows, 'timing: claims shortly')[0]).toMatchObject({
      variant: '12 h',
      guessedShare: 2 / 3,
      rightShare: 1,
    });
    // The longest window finds the third, and leaves a choice of two for the second.
    expect(bestOf(rows, 'timing: claims shortly')).toMatchObject({ variant: '31 d', linkedShare: 2.5 / 3 });
    expect(rows.filter(({ observer }) => observer === 'informed').every(({ linkedShare }) => linkedShare === 0)).toBe(
      true,
    );
  });

  it('M-84 consolidations before a payout and one-time accounts that are used twice are seen', () => {
    const careless = planted([
      {
        claims: [
          { day: 0, cents: 30_000n },
          { day: 1, cents: 30_000n },
        ],
        paid: [
          { day: 2, cents: 50_000n, oneTime: 77 },
          { day: 3, cents: 5_000n, oneTime: 77 },
        ],
      },
    ]);
    const view = publicView(careless.events);
    expect([view.consolidationSecs.length, view.reusedAccounts]).toEqual([1, 1]);
    const { rows } = observe('planted', careless, []);
    expect(bestOf(rows, 'consolidation')).toMatchObject({ guessedShare: 0.5, rightShare: 0.5 });
    expect(bestOf(rows, 'address reuse').guessedShare).toBe(1);
  });

  it('M-85 a wallet spends cents in the order in which they came', () => {
    const wallet = new Wallet();
    wallet.receive(1n, 300n, 1);
    wallet.receive(2n, 200n, 2);
    wallet.receive(null, 1_000n, 3);
    expect(wallet.pay(150n)).toEqual({ consolidations: 0, parcels: [{ claim: 2n, cents: 150n }] });
    // The wage, then the first claim joins it: the older one goes first.
    expect(wallet.pay(1_100n)).toEqual({
      consolidations: 1,
      parcels: [
        { claim: 1n, cents: 300n },
        { claim: null, cents: 800n },
      ],
    });
    expect([wallet.balanceCents, wallet.largestNoteCents]).toEqual([250n, 200n]);
    expect(() => wallet.pay(251n)).toThrow('more than it holds');
  });

  it('M-86 supplements and months are those of the product’s formula; nobody is paid for a month without a right', () => {
    const citizens = drawCitizens(60, 6, seededRandom(3));
    const claims = citizens.flatMap(({ incomes }) => incomes.filter(({ kind }) => kind === 'claim'));
    expect(claims.length).toBeGreaterThan(200);
    expect(claims.length).toBeLessThan(360);
    expect(claims.every((claim) => claim.cents > 0n && 'capCents' in claim && claim.cents <= claim.capCents)).toBe(
      true,
    );
    expect(Math.max(...citizens.map(({ incomes }) => incomes.filter(({ kind }) => kind === 'claim').length))).toBe(6);
  });

  it('M-87 what is paid out came in before, and each one-time account is paid once', () => {
    const people = drawCitizens(20, 3, seededRandom(4));
    const simulation = simulate(people, 3, { payout: 'plan', accounts: 'one' }, 4);
    const view = publicView(simulation.events);
    expect(view.payouts.length).toBeGreaterThan(200);
    expect(view.reusedAccounts).toBe(0);
    expect(view.byAccount.size).toBeLessThanOrEqual(20);
    expect(simulation.paidCents <= simulation.receivedCents).toBe(true);
    for (const { id, atSec, account: to } of view.payouts) {
      const truth = simulation.payouts.get(id);
      expect(simulation.owners.get(to)).toBe(truth?.person);
      if (truth?.claim) expect(simulation.claims.get(truth.claim)?.atSec).toBeLessThanOrEqual(atSec);
    }
    // Whoever guesses with the truth at hand is always right: nothing is lost between events and truth.
    const perfect = new Map([...simulation.payouts].map(([id, { claim }]) => [id, claim === null ? [] : [claim]]));
    expect(scoreGuesses(perfect, view, simulation).linkedShare).toBe(1);
    for (const { variants } of [...publicHeuristics(view), ...informedHeuristics(view, [], () => [])]) {
      expect(variants.length).toBeGreaterThan(0);
    }
  });

  it('M-88 the same seed gives the same report, as text and as JSON; a plan hides what a naive withdrawal shows', () => {
    const options = { seed: 9, runs: 2, citizens: 12, employees: 3, months: 2, knownShare: 0.25 };
    const report = privacyReport(options);
    expect(JSON.stringify(privacyReport(options))).toBe(JSON.stringify(report));
    expect(asText(report)).toContain('naive: the whole balance, at once');
    const matched = report.strategies.map(({ rows }) => bestOf(rows, 'amount matching').ofKnownShare ?? 0);
    expect(matched[0]).toBeGreaterThan(0.5);
    expect(Math.max(...matched.slice(1))).toBeLessThan(0.1);
  });

  it('M-89 means of runs are means, and the worst run stands beside them', () => {
    const report = observe('planted', three, peopleOf(3));
    const better = { ...report, rows: report.rows.map((row) => ({ ...row, linkedShare: 0, timesBlind: 0 })) };
    const [row] = averaged([report, better]).rows.filter(({ heuristic }) => heuristic.startsWith('amount matching'));
    expect(row).toMatchObject({
      linkedShare: 0.125,
      worstTimesBlind: bestOf(report.rows, 'amount matching').timesBlind,
    });
  });
});
