import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_POSSIBLE } from '@/lib/shared/domain/disclosure';
import { discloseModes } from '@/lib/shared/domain/disclosure-modes';
import { disclosePayouts } from '@/lib/shared/domain/disclosure-payouts';
import { discloseSupplement } from '@/lib/shared/domain/disclosure-supplement';
import { addMonths, type Period } from '@/lib/shared/domain/period';
import { attack, type Knowledge } from './support/attacker';
import { anyLedger, exactAt, knownInAll, onTime, windowsOf } from './support/ledger';

const SEED = 20261128;
const RUNS = { seed: SEED, numRuns: 1_000 };
const MONTHS = [202601, 202602, 202603, 202604];

describe('an attacker who has everything that is published', () => {
  it('DC-01 S-22 works out no suppressed count: at least five values stay possible, in 1,000 sets of data', () => {
    const seen = { hidden: 0, shown: 0, totals: 0 };
    fc.assert(
      fc.property(anyLedger(), (ledger) => {
        const exact = exactAt(ledger, windowsOf(ledger));
        const { benefits } = discloseSupplement(exact);
        const all = benefits.flatMap(({ month, cells }) =>
          cells.map(({ region, claims }) => ({ region, month, figure: claims })),
        );
        const cells = all.flatMap((cell) => (cell.region === null ? [] : [{ ...cell, region: cell.region }]));
        // A total says nothing that its cells do not say.
        for (const { month, figure } of all.filter(({ region }) => region === null)) {
          const shown = cells.filter((cell) => cell.month === month).map((cell) => cell.figure.value);
          const isWhole = !shown.includes(null);
          expect(figure.value).toBe(isWhole ? shown.reduce((sum: number, value) => sum + (value ?? 0), 0) : null);
          if (isWhole) seen.totals += 1;
        }
        const knowledge: Knowledge = {
          cells,
          totals: [],
          // The other table is known exactly, as whoever verifies each of its totals knows it.
          atMost: (region, month) => knownInAll(exact, region, addMonths(month as Period, 1)),
        };
        const attacker = attack(knowledge, (region, month) => onTime(exact, region, month));
        for (const { region, month, figure } of cells) {
          seen[figure.value === null ? 'hidden' : 'shown'] += 1;
          if (figure.value !== null) continue;
          expect(attacker.possible(region, month, MIN_POSSIBLE)).toBeGreaterThanOrEqual(MIN_POSSIBLE);
        }
      }),
      RUNS,
    );
    // It would hold as well if nothing, or everything, were shown.
    expect(Math.min(seen.hidden, seen.shown)).toBeGreaterThan(1_000);
    expect(seen.totals).toBeGreaterThan(200);
  });

  it('DC-02 works out no suppressed amount, nor its count, even where tranches were not kept to ten', () => {
    const seen = { hidden: 0, totals: 0 };
    const grid = fc.integer({ min: 1, max: 4 }).chain((regions) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: regions, maxLength: regions }), {
        minLength: MONTHS.length,
        maxLength: MONTHS.length,
      }),
    );
    fc.assert(
      fc.property(grid, fc.integer({ min: 100, max: 140_000 }), (counts, centsEach) => {
        const regions = counts[0]?.map((_, region) => region) ?? [];
        const countOf = (region: number, month: number) => counts[MONTHS.indexOf(month)]?.[region] ?? 0;
        const tranches = regions.flatMap((region) =>
          MONTHS.map((month) => {
            const count = countOf(region, month);
            return { id: '1', region, closedIn: month, count, totalCents: BigInt(count * centsEach) };
          }),
        );
        const months = disclosePayouts(
          regions,
          MONTHS,
          tranches.filter(({ count }) => count > 0),
          () => undefined,
          () => true,
        );
        const all = months.flatMap(({ month, cells }) => cells.map((cell) => ({ ...cell, month })));
        const cells = all.flatMap(({ region, month, claims }) =>
          region === null ? [] : [{ region, month, figure: claims }],
        );
        const totals = all
          .filter(({ region }) => region === null)
          .map(({ month, claims }) => ({ month, figure: claims }));
        const attacker = attack({ cells, totals, isZeroShown: true }, countOf);
        for (const { region, month, figure } of cells) {
          if (figure.value !== null) continue;
          seen.hidden += 1;
          expect(attacker.possible(region, month, MIN_POSSIBLE)).toBeGreaterThanOrEqual(MIN_POSSIBLE);
          // Nothing that is shown has a hidden amount in it: it is bounded by its count and the norm alone.
          const ofMonth = all.filter((cell) => cell.month === month);
          const own = ofMonth.find((cell) => cell.region === region);
          expect([own?.paid.value, own?.average.value, own?.wait.value]).toEqual([null, null, null]);
          for (const total of ofMonth.filter((cell) => cell.region === null)) {
            expect([total.paid.value, total.average.value, total.wait.value]).toEqual([null, null, null]);
          }
        }
        seen.totals += totals.filter(({ figure }) => figure.value !== null).length;
      }),
      RUNS,
    );
    expect(Math.min(seen.hidden, seen.totals)).toBeGreaterThan(500);
  });

  it('DC-03 learns nothing from an earlier edition: a benefit month is published once and never changes', () => {
    fc.assert(
      fc.property(anyLedger({ months: 6 }), (ledger) => {
        let before = discloseSupplement(exactAt(ledger, 1)).benefits;
        for (let windows = 2; windows <= windowsOf(ledger); windows += 1) {
          const now = discloseSupplement(exactAt(ledger, windows)).benefits;
          expect(now.slice(0, before.length)).toEqual(before);
          before = now;
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('DC-04 learns nothing from a moment before: no figure moves by the claims of a window, only by a whole tranche', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyLedger({ months: 6 }), (ledger) => {
        for (let windows = 1; windows < windowsOf(ledger); windows += 1) {
          const [begun, gathering, closing] = [
            exactAt(ledger, windows),
            exactAt(ledger, windows + 1, false),
            exactAt(ledger, windows + 1),
          ].map((exact) => ({ exact, shown: discloseSupplement(exact) }));
          if (!begun || !gathering || !closing) throw new Error('Three moments were asked for.');
          const kept = begun.shown.payouts.map(({ cells }) => cells);
          // More claims have come, and none was counted.
          expect(gathering.shown.payouts.slice(0, kept.length).map(({ cells }) => cells)).toEqual(kept);
          for (const cells of gathering.shown.payouts.slice(kept.length).map((month) => month.cells)) {
            expect(cells.every(({ claims }) => claims.value === 0)).toBe(true);
          }
          const added = closing.exact.tranches.filter(
            ({ id, closedIn }) =>
              closedIn !== null && !gathering.exact.tranches.some((one) => one.id === id && one.closedIn),
          );
          if (added.length > 0) moved += 1;
          expect(added.every(({ count }) => count >= 10)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  it('DC-05 an agency that knows exactly how many people its register has works out no hidden choice', () => {
    const hiddenParts = ['automatic', 'oneClick', 'neither'] as const;
    for (let people = 10; people <= 45; people += 1) {
      const published = new Map<string, { automatic: number; oneClick: number; neither: number }[]>();
      for (let automatic = 0; automatic <= people; automatic += 1) {
        for (let oneClick = 0; oneClick + automatic <= people; oneClick += 1) {
          const exact = { automatic, oneClick, neither: people - automatic - oneClick };
          const key = JSON.stringify(discloseModes({ region: 1, ...exact }, 202610));
          published.set(key, [...(published.get(key) ?? []), exact]);
        }
      }
      for (const [key, alternatives] of published) {
        const shown = JSON.parse(key) as ReturnType<typeof discloseModes>;
        for (const part of hiddenParts.filter((one) => shown[one].value === null)) {
          const values = new Set(alternatives.map((one) => one[part]));
          expect([people, key, values.size >= MIN_POSSIBLE]).toEqual([people, key, true]);
        }
      }
    }
  });
});
