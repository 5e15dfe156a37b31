import { eurCents } from '@/lib/shared/domain/cents';
import { type Period, period } from '@/lib/shared/domain/period';
import { changeableClasses, type PolicyAmounts, type PolicyChangeText } from '@/lib/shared/domain/policy-change';
import { toPercentText } from '@/lib/shared/domain/policy-change-percent';
import type { PublishedAmounts } from '@/lib/shared/domain/policy-change-unusual';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { policyFromTable } from '@/lib/shared/rules/supplement-tables';

export const DECEMBER = period(202612);
export const JANUARY = period(202701);

/** The scheme's amounts from 1 July 2026. */
export function amountsOf(scheme: SupplementScheme): PolicyAmounts {
  const pack = SUPPLEMENT_PACKS[scheme];
  const table = pack.tables.find(({ validFrom }) => validFrom === 202607);
  if (!table) throw new Error('The pack has no table from July 2026.');
  const { norms, disregards } = policyFromTable(pack, table, DECEMBER, [0n, 1n] as never);
  return { norms, disregards };
}

/** Published months with the amounts of July 2026. */
export const publishedFrom = (scheme: SupplementScheme, ...months: readonly number[]): PublishedAmounts[] =>
  months.map((month) => ({ period: period(month), ...amountsOf(scheme) }));

const euros = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;

/** A change as a form would hold it: the amounts of July 2026 with some of them replaced, by class. */
export function textOf(
  scheme: SupplementScheme,
  changes: {
    readonly fromPeriod?: Period;
    readonly months?: number;
    readonly norms?: Readonly<Record<string, string>>;
    readonly disregards?: PolicyChangeText['disregards'];
  } = {},
): PolicyChangeText {
  const { norms, disregards } = amountsOf(scheme);
  const classes = changeableClasses(scheme);
  return {
    fromPeriod: changes.fromPeriod ?? JANUARY,
    months: changes.months ?? 6,
    norms: {
      ...Object.fromEntries(classes.norms.map((key, index) => [key, euros(norms[index] ?? eurCents(0n))])),
      ...changes.norms,
    },
    disregards: {
      ...Object.fromEntries(
        classes.disregards.map((key, index) => {
          const { flatCents, bps, capCents } = disregards[index + 1] ?? { flatCents: 0n, bps: 0, capCents: 0n };
          return [key, { flat: euros(flatCents), share: toPercentText(bps), cap: euros(capCents) }];
        }),
      ),
      ...changes.disregards,
    },
  };
}
