import { eurCents } from '../domain/cents';
import type { Disregard } from '../domain/formula';
import { addMonths, type Period } from '../domain/period';
import type { Point } from '../protocol/babyjubjub';
import { DISREGARD_SLOTS, NORM_SLOTS, type SupplementPolicy } from '../protocol/policy';
import type { SourceMark } from './source-mark';
import type { SupplementPack } from './supplement-pack';

/** The amounts of one scheme over some months, as the law gives them. */
export type NormTable = {
  readonly validFrom: Period;
  readonly validUntil: Period;
  readonly source: string;
  /** In the order of the norm classes; 0 = not in use. */
  readonly norms: readonly { readonly cents: bigint; readonly mark: SourceMark }[];
  /** In the order of the disregard classes. */
  readonly disregards: readonly DisregardRow[];
};

export type DisregardRow = Disregard & { readonly mark: SourceMark; readonly article: string };

/** @param bps hundredths of a percent of what is earned above the flat part */
export const disregardRow = (
  flatCents: bigint,
  bps: number,
  capCents: bigint,
  mark: SourceMark,
  article: string,
): DisregardRow => ({ flatCents: eurCents(flatCents), bps, capCents: eurCents(capCents), mark, article });

export const NO_DISREGARD: DisregardRow = disregardRow(0n, 0, 0n, 'V', '');

type Tables = Pick<SupplementPack, 'tables'>;

/** The table in force in a month, or undefined: no figure is ever guessed for a month without one. */
export const tableFor = ({ tables }: Tables, month: Period): NormTable | undefined =>
  tables.find(({ validFrom, validUntil }) => validFrom <= month && month <= validUntil);

const fill = <T>(values: readonly T[], length: number, filler: T): T[] =>
  Array.from({ length }, (_, index) => values[index] ?? filler);

/** The policy that a table means for one month. @param tallyKey sum of the key holders' parts */
export function policyFromTable(
  { id, basis, nullifierClass }: SupplementPack,
  table: NormTable,
  month: Period,
  tallyKey: Point,
): SupplementPolicy {
  const norms = table.norms.map(({ cents }) => eurCents(cents));
  const disregards = fill(table.disregards, DISREGARD_SLOTS, NO_DISREGARD);
  return {
    scheme: id,
    basis,
    nullifierClass,
    period: month,
    norms: fill(norms, NORM_SLOTS, eurCents(0n)),
    disregards: disregards.map(({ flatCents, bps, capCents }): Disregard => ({ flatCents, bps, capCents })),
    tallyKey,
  };
}

/** Every policy of the packs' tables, one per scheme and month, in the order of the packs. @param tallyKeys by scheme */
export function policiesOf<Scheme extends string>(
  packs: Readonly<Record<Scheme, SupplementPack>>,
  tallyKeys: Readonly<Record<Scheme, Point>>,
): SupplementPolicy[] {
  return (Object.keys(packs) as Scheme[]).flatMap((scheme) => {
    const pack = packs[scheme];
    return pack.tables.flatMap((table) => {
      const months: SupplementPolicy[] = [];
      for (let month = table.validFrom; month <= table.validUntil; month = addMonths(month, 1)) {
        months.push(policyFromTable(pack, table, month, tallyKeys[scheme]));
      }
      return months;
    });
  });
}
