import { describe, expect, it } from 'vitest';
import { roundCount } from '@/lib/shared/domain/disclosure';
import { discloseAdvances } from '@/lib/shared/domain/disclosure-advances';
import {
  averageBounds,
  averageFigure,
  averageSlack,
  centsFigure,
  waitFigure,
} from '@/lib/shared/domain/disclosure-figures';
import { discloseModes } from '@/lib/shared/domain/disclosure-modes';
import { disclosePayouts } from '@/lib/shared/domain/disclosure-payouts';
import { discloseSupplement } from '@/lib/shared/domain/disclosure-supplement';
import { period, periodEndSec } from '@/lib/shared/domain/period';

const thirty = { value: 30, why: null };
const hidden = { value: null, why: 'below-threshold' } as const;

describe('amounts and durations under disclosure control', () => {
  it('DC-20 an amount is rounded to hundreds of euros, and stands and falls with its count', () => {
    expect(centsFigure(thirty, 1_234_999n)).toEqual({ value: '1230000', why: null });
    expect(centsFigure(thirty, 1_235_000n)).toEqual({ value: '1240000', why: null });
    expect(centsFigure(hidden, 1_234_567n)).toEqual({ value: null, why: 'below-threshold' });
    expect(centsFigure(thirty, null)).toEqual({ value: null, why: 'not-opened' });
    expect(centsFigure({ value: 0, why: null }, 0n)).toEqual({ value: null, why: 'none' });
  });

  it('DC-21 an average is made of the published numbers alone, so that it gives no count away', () => {
    const paid = centsFigure(thirty, 1_234_567n);
    expect(averageFigure(thirty, paid)).toEqual({ value: '41000', why: null });
    // 34 claims show as 30: their own average would be 363.11 euros.
    expect(averageFigure(thirty, centsFigure(thirty, 1_234_574n))).toEqual({ value: '41000', why: null });
    expect(averageFigure(hidden, paid).value).toBeNull();
    expect(averageFigure(thirty, centsFigure(thirty, null))).toEqual({ value: null, why: 'not-opened' });
  });

  it('DC-29 what is said of an average holds for every count and amount that show like it, and gets no closer', () => {
    for (let count = 10; count <= 320; count += 1) {
      const claims = { value: roundCount(count), why: null };
      for (const each of [0n, 1n, 99n, 12_345n, 41_150n, 202_779n]) {
        const total = each * BigInt(count) + 7n;
        const paid = centsFigure(claims, total);
        const bounds = averageBounds(claims, paid);
        if (!bounds) throw new Error('There is an amount.');
        expect(bounds.lowCents * BigInt(count) <= total && total <= bounds.highCents * BigInt(count)).toBe(true);
        const slack = averageSlack(claims, paid);
        const shown = BigInt(averageFigure(claims, paid).value ?? '0');
        if (slack === null) expect(shown).toBe(0n);
        else {
          expect(bounds.highCents * 100n <= shown * BigInt(100 + slack)).toBe(true);
          expect(bounds.lowCents * 100n >= shown * BigInt(100 - slack)).toBe(true);
        }
      }
    }
    // The ends are those of the two shown numbers, rounded outwards: 10,000 ± 50 euros by 15 to 24 people.
    const twenty = { value: 20, why: null };
    const tenThousand = { value: '1000000', why: null };
    expect(averageBounds(twenty, tenThousand)).toEqual({ lowCents: 41_400n, highCents: 67_000n });
    expect(averageSlack(twenty, tenThousand)).toBe(34);
    // Below ten nothing is shown: a 10 stands for no fewer.
    expect(averageBounds({ value: 10, why: null }, tenThousand)).toEqual({ lowCents: 71_000n, highCents: 100_500n });
  });

  it('DC-30 nothing is said of an average that is not shown', () => {
    for (const paid of [hidden, { value: null, why: 'not-opened' as const }]) {
      expect([averageBounds(thirty, paid), averageSlack(thirty, paid)]).toEqual([null, null]);
    }
    expect(averageBounds(hidden, { value: '1230000', why: null })).toBeNull();
    expect(averageBounds({ value: 0, why: null }, { value: null, why: 'none' })).toBeNull();
  });

  it('DC-22 a median is one of ten or more, to two digits, and of all that were counted', () => {
    expect(waitFigure(thirty, { medianSec: 3_456, count: 31 }, 31)).toEqual({ value: 3_500, why: null });
    expect(waitFigure(thirty, { medianSec: 7, count: 31 }, 31)).toEqual({ value: 7, why: null });
    expect(waitFigure(thirty, { medianSec: 0, count: 31 }, 31)).toEqual({ value: 0, why: null });
    // It does not move with single arrivals.
    expect(waitFigure(thirty, { medianSec: 7, count: 30 }, 31)).toEqual({ value: null, why: 'too-few' });
    expect(waitFigure(thirty, { medianSec: 7, count: 9 }, 9)).toEqual({ value: null, why: 'too-few' });
    expect(waitFigure(hidden, { medianSec: 7, count: 9 }, 9)).toEqual({ value: null, why: 'below-threshold' });
  });

  it('DC-23 all regions together have no amount while one of them has none', () => {
    const opened = { id: '1', region: 1, closedIn: 202610, count: 20, totalCents: 800_000n };
    const waiting = { id: '2', region: 2, closedIn: 202610, count: 30, totalCents: null };
    const [month] = disclosePayouts(
      [1, 2, 3],
      [202610],
      [opened, waiting],
      () => undefined,
      () => true,
    );
    expect(month?.cells.map(({ claims, paid }) => [claims.value, paid.value ?? paid.why])).toEqual([
      [20, '800000'],
      [30, 'not-opened'],
      [0, 'none'],
      [50, 'not-opened'],
    ]);
    expect(month?.cells.map(({ tranches }) => tranches)).toEqual([['1'], [], [], []]);
  });

  it('DC-24 the asbestos advance: its public amount does not give the count away', () => {
    const years = discloseAdvances(
      [2023, 2024, 2025],
      [
        { year: 2023, amountCents: 2_401_000n, count: 14 },
        { year: 2024, amountCents: 2_401_000n, count: 9 },
        { year: 2025, amountCents: 2_401_000n, count: 11 },
        { year: 2025, amountCents: 2_500_000n, count: 12 },
      ],
    );
    expect(years).toEqual([
      { year: 2023, claims: { value: 10, why: null }, paid: { value: '24010000', why: null } },
      { year: 2024, claims: hidden, paid: hidden },
      { year: 2025, claims: { value: 20, why: null }, paid: { value: null, why: 'complementary' } },
    ]);
  });

  it('DC-25 choices: all three parts of ten or more, or none of them', () => {
    const shown = discloseModes({ region: 9001, automatic: 64, oneClick: 22, neither: 11 }, 202610);
    expect([shown.people.value, shown.automatic.value, shown.oneClick.value, shown.neither.value]).toEqual([
      100, 60, 20, 10,
    ]);
    expect([shown.automaticPercent, shown.oneClickPercent]).toEqual([67, 22]);
    const one = discloseModes({ region: 9001, automatic: 64, oneClick: 22, neither: 9 }, 202610);
    expect([one.automatic, one.neither, one.automaticPercent]).toEqual([
      { value: null, why: 'complementary' },
      { value: null, why: 'complementary' },
      null,
    ]);
    expect(discloseModes({ region: 9001, automatic: 3, oneClick: 2, neither: 1 }, 202610).people).toEqual(hidden);
  });
});

describe('a scheme’s figures', () => {
  const tranche = { region: 1, count: 12, totalCents: 500_000n, isReleased: false, closedIn: 202610 };
  const exact = {
    regions: [1],
    firstMonth: period(202609),
    firstPolicy: period(202601),
    untilSec: periodEndSec(period(202610)) + 3_600,
    claims: [
      { region: 1, period: 202609, trancheId: '1', minedIn: 202610, count: 12 },
      { region: 1, period: 202608, trancheId: '2', minedIn: 202611, count: 11 },
      { region: 1, period: 202609, trancheId: '3', minedIn: 202611, count: 2 },
    ],
    tranches: [
      { ...tranche, id: '1' },
      { ...tranche, id: '2', totalCents: null, closedIn: 202611 },
      { ...tranche, id: '3', closedIn: null },
      { ...tranche, id: '4', closedIn: 202610, isReleased: true },
    ],
    waitOf: () => undefined,
    modes: [],
  };

  it('DC-26 a benefit month is published after the month of its cut-off, and says until then when it will be', () => {
    const { benefits, upcoming } = discloseSupplement(exact);
    expect(benefits.map(({ month }) => month)).toEqual([202608, 202609]);
    expect(upcoming).toEqual([
      { month: 202610, fromSec: periodEndSec(period(202611)) },
      { month: 202611, fromSec: periodEndSec(period(202612)) },
    ]);
    const before = discloseSupplement({ ...exact, untilSec: periodEndSec(period(202610)) - 1 });
    expect(before.benefits.map(({ month }) => month)).toEqual([202608]);
  });

  it('DC-27 a claim that came after the cut-off counts in its month of payout alone', () => {
    const { benefits, payouts } = discloseSupplement({ ...exact, untilSec: periodEndSec(period(202611)) });
    expect(benefits.find(({ month }) => month === 202608)?.cells[0]?.claims).toEqual(hidden);
    expect(payouts.map(({ month, isComplete }) => [month, isComplete])).toEqual([
      [202609, true],
      [202610, true],
      [202611, true],
      [202612, false],
    ]);
    expect(payouts.find(({ month }) => month === 202611)?.cells[0]?.claims.value).toBe(10);
  });

  it('DC-28 tranches that wait are counted by what they wait for', () => {
    expect(discloseSupplement(exact).waiting).toEqual([
      { region: 1, belowTen: 1, ready: 0, forShares: 1, forRelease: 1 },
    ]);
  });
});
