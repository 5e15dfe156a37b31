import 'server-only';
import type { ExactWait } from '@/lib/shared/domain/disclosure-figures';
import type { WaitOf } from '@/lib/shared/domain/disclosure-payouts';
import type { TrancheMonth, WaitGroup } from '../repositories/figures';

export type ClosedTranche = TrancheMonth & { readonly count: number };
type Kept = { readonly name: string; readonly groups: readonly WaitGroup[] };

/**
 * Medians of the months before. A month whose tranches are the same, and whose claims have all arrived, cannot have
 * another one: it is not read again. In memory alone; a restart reads everything once.
 */
export class WaitMemory {
  readonly #kept = new Map<number, Kept>();

  /** @param read medians of the tranches given, by month and region */
  async of(
    closed: readonly ClosedTranche[],
    read: (wanted: readonly TrancheMonth[]) => Promise<WaitGroup[]>,
  ): Promise<WaitOf> {
    const months = [...new Set(closed.map(({ month }) => month))].map((month) => {
      const tranches = closed.filter((tranche) => tranche.month === month);
      return { month, tranches, name: tranches.map(({ id, count }) => `${id}:${count}`).join(' ') };
    });
    const wanted = months.filter(({ month, name }) => this.#kept.get(month)?.name !== name);
    const found = wanted.length === 0 ? [] : await read(wanted.flatMap(({ tranches }) => tranches));
    const groups: WaitGroup[] = [];
    for (const { month, name, tranches } of months) {
      if (!wanted.some((one) => one.month === month)) {
        groups.push(...(this.#kept.get(month)?.groups ?? []));
        continue;
      }
      const own = found.filter((group) => group.month === month);
      groups.push(...own);
      const arrived = own.find(({ region }) => region === null)?.count ?? 0;
      const isWhole = arrived === tranches.reduce((sum, { count }) => sum + count, 0);
      if (isWhole) this.#kept.set(month, { name, groups: own });
      else this.#kept.delete(month);
    }
    const waits = new Map<string, ExactWait>(groups.map((group) => [`${group.region}:${group.month}`, group]));
    return (region, month) => waits.get(`${region}:${month}`);
  }
}
