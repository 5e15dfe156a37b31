import { describe, expect, test } from 'vitest';
import { MIN_POSSIBLE } from '@/lib/shared/domain/disclosure';
import { discloseBenefits, type ExactClaims } from '@/lib/shared/domain/disclosure-benefits';
import { type Period, period } from '@/lib/shared/domain/period';

/**
 * One region, and an attacker who knows the rules, every page that was ever published, and the exact count of every tranche
 * once it is closed: tries all claims that there can have been behind them.
 */

const REGION = 1;
const MONTHS = [period(202512), period(202601)] as const;
const CUTOFFS: readonly Period[] = [period(202601), period(202602)];
const LATE = period(202501);

/** Of an open tranche below ten nothing more is known: it has as many here as it may have had. */
type Tranche = { readonly closedIn: number; readonly mined: Readonly<Record<number, number>> };

/** Claims of two benefit months in time, as many as said; all other places of the tranches are late ones of long ago. */
function claimsOf(tranches: readonly Tranche[], onTime: readonly number[]): ExactClaims[] | null {
  const places = tranches.flatMap(({ mined }, id) =>
    Object.entries(mined).map(([minedIn, count]) => ({ trancheId: String(id), minedIn: Number(minedIn), left: count })),
  );
  const claims: ExactClaims[] = [];
  const take = (place: (typeof places)[number], month: Period, wanted: number): number => {
    const count = Math.min(wanted, place.left);
    place.left -= count;
    const { trancheId, minedIn } = place;
    if (count > 0) claims.push({ region: REGION, period: month, trancheId, minedIn, count });
    return wanted - count;
  };
  for (const [index, wanted] of onTime.entries()) {
    const inTime = places.filter(({ minedIn }) => minedIn <= (CUTOFFS[index] ?? 0));
    const missing = inTime.reduce((left, place) => take(place, MONTHS[index] as Period, left), wanted);
    if (missing > 0) return null;
  }
  for (const place of places) take(place, LATE, place.left);
  return claims;
}

const closed = (closedIn: number, mined: Tranche['mined']): Tranche => ({ closedIn, mined });
const NEVER = 209912;
const [JAN, FEB, MARCH] = [202601, 202602, 202603];

describe('an attacker who knows all rules and every tranche', () => {
  test.each<{ tranches: readonly Tranche[] }>([
    // One that holds ten is open at the cut-off, and closes a month later.
    { tranches: [closed(JAN, { [JAN]: 17 }), closed(FEB, { [JAN]: 9, [FEB]: 3 }), closed(MARCH, { [FEB]: 16 })] },
    { tranches: [closed(JAN, { [JAN]: 11 }), closed(FEB, { [JAN]: 14 }), closed(NEVER, { [FEB]: 9 })] },
    { tranches: [closed(JAN, { [JAN]: 13 }), closed(FEB, { [JAN]: 13, [FEB]: 5 }), closed(MARCH, { [FEB]: 18 })] },
    { tranches: [closed(FEB, { [JAN]: 10 }), closed(MARCH, { [FEB]: 25 })] },
    { tranches: [closed(MARCH, { [JAN]: 12, [FEB]: 9 })] },
    // All closed, or fewer than ten open.
    { tranches: [closed(JAN, { [JAN]: 24 }), closed(FEB, { [JAN]: 9, [FEB]: 11 }), closed(NEVER, { [FEB]: 9 })] },
    { tranches: [closed(JAN, { [JAN]: 12 }), closed(NEVER, { [JAN]: 4, [FEB]: 5 })] },
    { tranches: [closed(NEVER, { [JAN]: 9 })] },
    // After a change of keys the old one stays open beside the new one.
    { tranches: [closed(NEVER, { [JAN]: 9 }), closed(FEB, { [JAN]: 9, [FEB]: 6 }), closed(NEVER, { [FEB]: 9 })] },
  ])(
    'DC-28 S-22 behind what is published of $tranches at least five values stay possible for each hidden month',
    ({ tranches }) => {
      const closedIn = (id: string) => tranches[Number(id)]?.closedIn ?? null;
      const behind = new Map<string, readonly [Set<number>, Set<number>]>();
      const all = tranches.flatMap(({ mined }) => Object.values(mined)).reduce((sum, count) => sum + count, 0);
      for (let first = 0; first <= all; first += 1) {
        for (let second = 0; first + second <= all; second += 1) {
          const claims = claimsOf(tranches, [first, second]);
          if (claims === null) continue;
          const published = JSON.stringify(discloseBenefits([REGION], MONTHS, claims, closedIn));
          const known = behind.get(published) ?? [new Set<number>(), new Set<number>()];
          known[0].add(first);
          known[1].add(second);
          behind.set(published, known);
        }
      }
      expect(behind.size).toBeGreaterThan(0);
      for (const [published, sets] of behind) {
        const months = JSON.parse(published) as ReturnType<typeof discloseBenefits>;
        for (const [index, { cells }] of months.entries()) {
          if (cells[0]?.claims.value !== null) continue;
          const values = [...(sets[index] ?? [])];
          expect([published, values, values.length >= MIN_POSSIBLE]).toEqual([published, values, true]);
        }
      }
    },
  );
});
