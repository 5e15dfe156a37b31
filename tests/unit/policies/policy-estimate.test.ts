import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { judgeChange, type PolicyChange } from '@/lib/shared/domain/policy-change';
import { effectOnOne, estimateChange } from '@/lib/shared/domain/policy-change-estimate';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { amountsOf, publishedFrom, textOf } from './support';

function changeOf(scheme: SupplementScheme, changes: Parameters<typeof textOf>[1]): PolicyChange {
  const { change } = judgeChange(scheme, textOf(scheme, changes), period(202611));
  if (!change) throw new Error('not a change');
  return change;
}
const published = publishedFrom('pw', 202610, 202611);
const counts = [
  { period: 202610, count: 40 },
  { period: 202611, count: 20 },
];

describe('what a change would have meant', () => {
  it('POL-30 nothing, when nothing changes', () => {
    expect(effectOnOne('pw', amountsOf('pw'), amountsOf('pw'))).toEqual({ min: 0n, max: 0n });
    expect(estimateChange('pw', amountsOf('pw'), published, counts).total).toEqual({
      count: 60,
      minCents: 0n,
      maxCents: 0n,
    });
  });

  it('POL-31 worked out by hand: one norm rises by € 10.00, one disregard gets wider', () => {
    // Class y: 15 % up to 180.19 becomes 16 % up to 190.00. Widest apart at 1,187.50: 190.00 − 178.12 = 11.88.
    const after = changeOf('pw', {
      norms: { single: '1429,46' },
      disregards: { y: { flat: '0', share: '16', cap: '190' } },
    });
    expect(effectOnOne('pw', amountsOf('pw'), after)).toEqual({ min: 0n, max: 2188n });
    const { months, total } = estimateChange('pw', after, published, counts);
    // 40 × 21.88 = 875.20 and 20 × 21.88 = 437.60; together 1,312.80. Hundreds, upwards.
    expect(months.map(({ minCents, maxCents }) => [minCents, maxCents])).toEqual([
      [0n, 90_000n],
      [0n, 50_000n],
    ]);
    expect(total).toEqual({ count: 60, minCents: 0n, maxCents: 140_000n });
  });

  it('POL-32 a norm that falls is rounded away from zero, too', () => {
    // Every class 3.00 lower: 40 × −3.00 = −120.00.
    const norms = { single: '1416,46', couple: '2024,79', shared2: '1010,89', shared3: '875,71' };
    const rest = { shared4: '808,12', shared5: '767,56', youthSingle: '347,42', youthCouple: '697,84' };
    const after = changeOf('pw', { norms: { ...norms, ...rest } });
    const { months } = estimateChange('pw', after, published, counts.slice(0, 1));
    expect(months).toEqual([{ period: 202610, count: 40, minCents: -20_000n, maxCents: -10_000n }]);
  });

  it('POL-33 a flat part that shrinks takes from those who earn, and nothing from those who do not', () => {
    // 5 % flat: 116.85 becomes 100.00. At 116.85 earned: 116.85 before, 100 + 30 % of 16.85 = 105.05 after.
    const after = changeOf('tw', { disregards: { work: { flat: '100', share: '30', cap: '350,56' } } });
    expect(effectOnOne('tw', amountsOf('tw'), after)).toEqual({ min: -1180n, max: 0n });
  });

  it('POL-34 a class that was not in use had no claims, and a month without a table is left out', () => {
    const only = (kept: number) => amountsOf('pw').norms.map((cents, i) => (i === kept ? cents : eurCents(0n)));
    const before = { ...amountsOf('pw'), norms: only(0) };
    const after = changeOf('pw', { norms: { single: '1429,46', couple: '1' } });
    expect(effectOnOne('pw', before, after)).toEqual({ min: 1000n, max: 1000n });
    expect(effectOnOne('pw', { ...before, norms: only(-1) }, after)).toBeNull();
    expect(estimateChange('pw', after, [], counts)).toEqual({ months: [], total: null });
  });

  it('POL-35 the range holds what any one household’s formula gives, at every income', () => {
    const before = amountsOf('tw');
    const after = changeOf('tw', { disregards: { work: { flat: '130', share: '27,5', cap: '340' } } });
    const effect = effectOnOne('tw', before, after);
    const disregarded = (table: typeof before, earnings: bigint): bigint => {
      const { flatCents, bps, capCents } = table.disregards[1] as (typeof table.disregards)[number];
      const flat = earnings < flatCents ? earnings : flatCents;
      const share = flat + ((earnings - flat) * BigInt(bps)) / 10_000n;
      return share < capCents ? share : capCents;
    };
    for (let earnings = 0n; earnings < 200_000n; earnings += 37n) {
      const change = disregarded(after, earnings) - disregarded(before, earnings);
      // Rounding down to cents moves a corner by one.
      expect(change >= (effect?.min ?? 0n) - 1n && change <= (effect?.max ?? 0n) + 1n).toBe(true);
    }
  });
});
