import { describe, expect, it } from 'vitest';
import {
  allCell,
  choiceOf,
  hrefOf,
  monthsIn,
  ownCell,
  shownSums,
  yearsOf,
} from '@/components/caseworker/figures-window';
import type { PayoutCell, PayoutMonth } from '@/lib/shared/schemas/caseworker-api';

const known = { value: 20, why: null };
const hidden = { value: null, why: 'below-threshold' } as const;

const cell = (part: Partial<PayoutCell> = {}): PayoutCell => ({
  region: 9001,
  claims: known,
  paid: { value: '800000', why: null },
  average: { value: '40000', why: null },
  wait: { value: 4, why: null },
  tranches: [],
  ...part,
});
const month = (of: number, cells: PayoutCell[] = [cell()]): PayoutMonth => ({ month: of, isComplete: true, cells });
const MONTHS = [202511, 202512, 202601, 202602, 202603, 202604, 202605, 202606, 202607, 202608, 202609, 202610, 202611];

describe('which months the dashboard shows', () => {
  it('STAFF-09 the last twelve, or one calendar year, in order', () => {
    const months = [...MONTHS].reverse().map((of) => month(of));
    expect(monthsIn(months, 'last12').map((one) => one.month)).toEqual(MONTHS.slice(1));
    expect(monthsIn(months, 2025).map((one) => one.month)).toEqual([202511, 202512]);
    expect(yearsOf({ payouts: months, benefits: [] })).toEqual([2026, 2025]);
  });

  it('STAFF-10 there is no other choice: an address that asks for one is not a page', () => {
    const years = [2026, 2025];
    expect(choiceOf({}, years)).toEqual({ window: 'last12', mode: 'both' });
    expect(choiceOf({ periode: '2025', weergave: 'tabel' }, years)).toEqual({ window: 2025, mode: 'table' });
    for (const periode of ['202601', '2024', '', '2025,2026', 'last12', '1e3']) {
      expect(choiceOf({ periode }, years)).toBeNull();
    }
    expect(choiceOf({ weergave: 'csv' }, years)).toBeNull();
  });

  it('STAFF-19 every choice has an address that leads back to it', () => {
    for (const window of ['last12', 2025] as const) {
      for (const mode of ['both', 'chart', 'table'] as const) {
        const query = new URLSearchParams(hrefOf({ window, mode }).split('?')[1]);
        const asked = { periode: query.get('periode') ?? undefined, weergave: query.get('weergave') ?? undefined };
        expect(choiceOf(asked, [2025])).toEqual({ window, mode });
      }
    }
    expect(hrefOf({ window: 'last12', mode: 'both' })).toBe('/gemeente');
  });

  it('STAFF-25 sums over months are made of what is shown, and say how many months are not in them', () => {
    const waiting = cell({ paid: { value: null, why: 'not-opened' } });
    const suppressed = cell({ claims: hidden, paid: hidden });
    const nothing = cell({ claims: { value: 0, why: null }, paid: { value: null, why: 'none' } });
    expect(shownSums([cell(), waiting, suppressed, nothing, undefined])).toEqual({
      claims: 40,
      paidCents: 800_000n,
      hidden: 2,
    });
  });

  it('STAFF-26 own and together are told apart; one region alone has no together', () => {
    const both = month(202610, [cell(), cell({ region: null, claims: { value: 90, why: null } })]);
    expect([ownCell(both)?.claims.value, allCell(both)?.claims.value]).toEqual([20, 90]);
    expect(allCell(month(202610))).toBeUndefined();
    // Region 0 is the whole country, and an own region too.
    expect(ownCell(month(202610, [cell({ region: 0 })]))?.region).toBe(0);
  });
});
