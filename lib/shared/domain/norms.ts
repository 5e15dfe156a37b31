import type { Point } from '../protocol/babyjubjub';
import type { SupplementPolicy } from '../protocol/policy';
import { eurCents } from './cents';
import type { Disregard } from './formula';
import { type Period, period } from './period';
import { NULLIFIER_CLASSES, SCHEMES } from './schemes';

/** V read in the law or on the organisation's page; S secondary source; D derived; U not verified. */
export type SourceMark = 'V' | 'S' | 'D' | 'U';

export type NormTable = {
  readonly scheme: 'pw' | 'tw';
  readonly basis: 'net' | 'gross';
  readonly unit: 'net a month, holiday pay included' | 'gross a month, holiday pay excluded';
  readonly validFrom: Period;
  readonly validUntil: Period;
  readonly source: string;
  /** In the order of NORM_CLASSES; 0 = not in use. */
  readonly norms: readonly { readonly cents: bigint; readonly mark: SourceMark }[];
  /** In the order of DISREGARD_CLASSES. */
  readonly disregards: readonly (Disregard & { readonly mark: SourceMark; readonly article: string })[];
};

const NONE = { flatCents: eurCents(0n), bps: 0, capCents: eurCents(0n), mark: 'V', article: '' } as const;
const disregard = (flat: bigint, bps: number, cap: bigint, mark: SourceMark, article: string) => ({
  flatCents: eurCents(flat),
  bps,
  capCents: eurCents(cap),
  mark,
  article,
});

/** Amounts in force from 1 July 2026, with source and mark. Co-resident norms: ((40+30A)/(100A)) × couple norm. */
export const NORM_TABLES: readonly NormTable[] = [
  {
    scheme: 'pw',
    basis: 'net',
    unit: 'net a month, holiday pay included',
    validFrom: period(202607),
    validUntil: period(202612),
    source: 'Participatiewet art. 20, 21, 22',
    norms: [
      { cents: 141946n, mark: 'V' },
      { cents: 202779n, mark: 'V' },
      { cents: 101389n, mark: 'D' },
      { cents: 87871n, mark: 'D' },
      { cents: 81112n, mark: 'D' },
      { cents: 77056n, mark: 'D' },
      { cents: 35042n, mark: 'V' },
      { cents: 70084n, mark: 'V' },
    ],
    disregards: [
      NONE,
      disregard(0n, 2500, 28500n, 'V', 'Participatiewet art. 31(2)(n)'),
      disregard(0n, 1250, 17766n, 'V', 'Participatiewet art. 31(2)(r)'),
      disregard(0n, 1500, 18019n, 'V', 'Participatiewet art. 31(2)(y)'),
    ],
  },
  {
    scheme: 'tw',
    basis: 'gross',
    unit: 'gross a month, holiday pay excluded',
    validFrom: period(202607),
    validUntil: period(202612),
    source: 'Toeslagenwet art. 1f, 2, 8: 21.75 days a month',
    norms: [
      { cents: 166931n, mark: 'D' },
      { cents: 233704n, mark: 'D' },
      { cents: 108619n, mark: 'D' },
    ],
    // Flat 5 % of the monthly minimum wage, then 30 %, capped at 15 %; the minimum wage equals the couple norm.
    disregards: [NONE, disregard(11685n, 3000, 35056n, 'D', 'Toeslagenwet art. 7')],
  },
];

/** The table in force in a month, or undefined: no figure is ever guessed for a month without one. */
export const normTableFor = (scheme: 'pw' | 'tw', month: Period): NormTable | undefined =>
  NORM_TABLES.find((table) => table.scheme === scheme && table.validFrom <= month && month <= table.validUntil);

const fill = <T>(values: readonly T[], length: number, filler: T): T[] =>
  Array.from({ length }, (_, index) => values[index] ?? filler);

/** The policy that a table means for one month. @param tallyKey sum of the key holders' parts */
export function policyFromTable(table: NormTable, month: Period, tallyKey: Point): SupplementPolicy {
  return {
    scheme: SCHEMES[table.scheme],
    basis: table.basis,
    nullifierClass: NULLIFIER_CLASSES.incomeSupplement,
    period: month,
    norms: fill(
      table.norms.map(({ cents }) => eurCents(cents)),
      8,
      eurCents(0n),
    ),
    disregards: fill<Disregard>(
      table.disregards.map(({ flatCents, bps, capCents }) => ({ flatCents, bps, capCents })),
      4,
      { flatCents: NONE.flatCents, bps: 0, capCents: NONE.capCents },
    ),
    tallyKey,
  };
}

/** Every policy of the tables, one per scheme and month. */
export function tablePolicies(tallyKey: Point): SupplementPolicy[] {
  return NORM_TABLES.flatMap((table) => {
    const months: SupplementPolicy[] = [];
    for (let month: number = table.validFrom; month <= table.validUntil; month += 1) {
      months.push(policyFromTable(table, period(month), tallyKey));
    }
    return months;
  });
}
