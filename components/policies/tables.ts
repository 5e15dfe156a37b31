import { addMonths, type Period } from '@/lib/shared/domain/period';
import { changeableClasses, type PolicyAmounts, sameAmounts } from '@/lib/shared/domain/policy-change';
import { normTableFor, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { SourceMark } from '@/lib/shared/rules/source-mark';
import { NO_DISREGARD } from '@/lib/shared/rules/supplement-tables';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';

/** The table in force per month. @param publications newest first @returns in the order of the months */
export function newestPerMonth(publications: readonly PolicyPublication[]): PolicyPublication[] {
  const byMonth = new Map([...publications].reverse().map((one) => [one.period, one]));
  return [...byMonth.values()].sort((a, b) => a.period - b.period);
}

/** Months in a row with one table. */
export type MonthRun = {
  readonly from: Period;
  readonly until: Period;
  /** The month before with a table, and whether it has the same; null without one. */
  readonly before: { readonly period: Period; readonly isSame: boolean } | null;
};

/** What is known of the months after this one. @param tables from newestPerMonth */
export function comingRuns(tables: readonly PolicyPublication[], currentMonth: Period): MonthRun[] {
  const runs: MonthRun[] = [];
  for (const [index, table] of tables.entries()) {
    if (table.period <= currentMonth) continue;
    const previous = tables[index - 1];
    const last = runs.at(-1);
    const isSame = previous !== undefined && sameAmounts(previous, table);
    if (last && isSame && addMonths(last.until, 1) === table.period) {
      runs[runs.length - 1] = { ...last, until: table.period };
    } else {
      const before = previous ? { period: previous.period, isSame } : null;
      runs.push({ from: table.period, until: table.period, before });
    }
  }
  return runs;
}

/** The first month after this one without a table. */
export function firstMonthWithout(tables: readonly PolicyPublication[], currentMonth: Period): Period {
  const known = new Set(tables.map(({ period }) => period));
  let month = addMonths(currentMonth, 1);
  while (known.has(month)) month = addMonths(month, 1);
  return month;
}

export type HistoryGroup = {
  readonly from: Period;
  readonly until: Period;
  /** In the order of the months; the last one recorded of each. */
  readonly publications: readonly PolicyPublication[];
};

const originKey = ({ origin }: PolicyPublication): string =>
  origin.kind === 'proposal' ? origin.id : origin.kind === 'start' ? 'start' : `elsewhere:${origin.proposerAddress}`;

/** One decision is one group: months beside each other, decided together, with the same amounts. */
export function historyGroups(publications: readonly PolicyPublication[]): HistoryGroup[] {
  const groups: PolicyPublication[][] = [];
  for (const publication of publications) {
    const group = groups.find(
      ([first]) =>
        first !== undefined && originKey(first) === originKey(publication) && sameAmounts(first, publication),
    );
    const neighbour = group?.some(
      ({ period }) => addMonths(period, 1) === publication.period || addMonths(publication.period, 1) === period,
    );
    if (group && neighbour) group.push(publication);
    else groups.push([publication]);
  }
  return groups.map((group) => {
    const ordered = [...group].sort((a, b) => a.period - b.period);
    const [first, last] = [ordered[0], ordered.at(-1)] as [PolicyPublication, PolicyPublication];
    return { from: first.period, until: last.period, publications: ordered };
  });
}

export type TableMarks = {
  /** In the order of the table's slots; null where the amount is not the law's table of this product. */
  readonly norms: readonly (SourceMark | null)[];
  readonly disregards: readonly (SourceMark | null)[];
  /** Where all amounts come from; null when two members of staff set at least one of them. */
  readonly source: string | null;
};

/** Where each amount comes from: a mark belongs to a figure, so it is shown only while the figure is the same. */
export function marksOf(scheme: SupplementScheme, table: PolicyAmounts & { readonly period: Period }): TableMarks {
  const known = normTableFor(scheme, table.period);
  const classes = changeableClasses(scheme);
  const norms = classes.norms.map((_, index) => {
    const row = known?.norms[index];
    return row && row.cents === table.norms[index] ? row.mark : null;
  });
  const disregards = ['none', ...classes.disregards].map((_, index) => {
    const now = table.disregards[index];
    const row = known ? (known.disregards[index] ?? NO_DISREGARD) : undefined;
    const isSame =
      row && now && row.flatCents === now.flatCents && row.bps === now.bps && row.capCents === now.capCents;
    return isSame ? row.mark : null;
  });
  const isKnown = known !== undefined && [...norms, ...disregards].every((mark) => mark !== null);
  return { norms, disregards, source: isKnown ? known.source : null };
}
