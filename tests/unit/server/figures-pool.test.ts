import { describe, expect, it } from 'vitest';
import { poolFigures } from '@/lib/server/services/figures-pool';
import { period, periodEndSec } from '@/lib/shared/domain/period';
import type { PayoutMonth, SupplementFigures } from '@/lib/shared/schemas/caseworker-api';

const NONE = { value: null, why: 'none' } as const;
const HIDDEN = { value: null, why: 'complementary' } as const;
type Paid = PayoutMonth['cells'][number]['paid'];

const month = (of: number, paid: Paid, isComplete = true): PayoutMonth => ({
  month: of,
  isComplete,
  cells: [{ region: 0, claims: { value: 20, why: null }, paid, average: NONE, wait: NONE, tranches: [] }],
});
const supplement = (scheme: 'pw' | 'tw', payouts: PayoutMonth[]): SupplementFigures => ({
  scheme,
  regions: [],
  indexedUntilSec: periodEndSec(period(202610)) + 60,
  payouts,
  ...{ benefits: [], upcoming: [], modes: [], waiting: [] },
});
const shown = (value: string) => ({ value, why: null });
const money = { balanceCents: 50_000_000n, reservedCents: 20_000_000n, readAtSec: 1 };

describe('how long the free money lasts', () => {
  it('FIG-12 is divided by the months with a shown amount, and by no others', () => {
    const pw = [
      month(202605, NONE),
      month(202606, NONE),
      month(202607, shown('2000000')),
      month(202608, shown('3000000')),
      month(202609, HIDDEN),
      month(202610, NONE),
      month(202611, shown('9000000'), false),
    ];
    const tw = [
      month(202605, NONE),
      month(202606, shown('1000000')),
      month(202607, NONE),
      month(202608, shown('2000000')),
      month(202609, shown('5000000')),
      month(202610, NONE),
    ];
    // June 1, July 2, August 5: nothing was opened in May and October, and of September a part is not shown.
    expect(poolFigures(money, [supplement('pw', pw), supplement('tw', tw)])).toMatchObject({
      free: '30000000',
      averagedMonths: 3,
      averageMonth: '2666666',
      reachMonths: 11.2,
    });
  });

  it('FIG-13 without such a month nothing is said', () => {
    const figures = poolFigures(money, [supplement('pw', [month(202609, NONE), month(202610, HIDDEN)])]);
    expect([figures.averagedMonths, figures.averageMonth, figures.reachMonths]).toEqual([0, null, null]);
  });
});
