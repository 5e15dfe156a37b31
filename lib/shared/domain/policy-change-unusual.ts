import { SUPPLEMENT_PACKS, type SupplementScheme } from '../rules/registry';
import { addMonths, type Period } from './period';
import { changeableClasses, monthsOf, type PolicyAmounts, type PolicyChange, sameAmounts } from './policy-change';

/** A published month, newest publication. */
export type PublishedAmounts = PolicyAmounts & { readonly period: Period };

const UNUSUAL_CODES = [
  'couple-below-single',
  'shared-above-single',
  'shared-rises',
  'youth-above-adult',
  'norm-lower',
  'norm-much-changed',
  'disregard-much-changed',
  'disregard-cap-below-flat',
  'above-pool-limit',
  'months-without-table',
  'replaces-published',
] as const;
type UnusualCode = (typeof UNUSUAL_CODES)[number];

/** What is seldom meant, and is published all the same once it was confirmed, one by one. */
export type Unusual = {
  /** `code` or `code:classKey`: what a confirmation names. */
  readonly id: string;
  readonly code: UnusualCode;
  /** Class that it is about; null when it is about the table or its months. */
  readonly classKey: string | null;
};

/** The table that a change is compared with: the newest month before it that has one. */
export const tableBefore = <Table extends { readonly period: Period }>(
  published: readonly Table[],
  fromPeriod: Period,
): Table | null =>
  published.reduce<Table | null>(
    (newest, table) =>
      table.period < fromPeriod && (newest === null || table.period > newest.period) ? table : newest,
    null,
  );

/** More than a tenth of what was, up or down. */
const isMuch = (before: bigint, after: bigint): boolean => {
  const difference = after > before ? after - before : before - after;
  return difference * 10n > before;
};

/** Whether every month of the change has exactly this table already: there is nothing to decide. */
export const isUnchanged = (change: PolicyChange, published: readonly PublishedAmounts[]): boolean =>
  monthsOf(change).every((month) => {
    const table = published.find(({ period }) => period === month);
    return table !== undefined && sameAmounts(change, table);
  });

/**
 * Everything unusual about a change, in the order of the form.
 * @param published every month of the scheme, in any order
 * @param poolLimitCents the most that the pool takes of one claim; null when it could not be asked
 */
export function unusualOf(
  scheme: SupplementScheme,
  change: PolicyChange,
  published: readonly PublishedAmounts[],
  poolLimitCents: bigint | null,
): Unusual[] {
  const before = tableBefore(published, change.fromPeriod);
  return [
    ...unusualMonths(change, published, before),
    ...unusualShape(scheme, change),
    ...(before ? unusualNorms(scheme, change, before) : []),
    ...unusualDisregards(scheme, change, before),
    ...(poolLimitCents !== null && change.norms.some((cents) => cents > poolLimitCents)
      ? [unusual('above-pool-limit')]
      : []),
  ];
}

const unusual = (code: UnusualCode, classKey: string | null = null): Unusual => ({
  id: classKey === null ? code : `${code}:${classKey}`,
  code,
  classKey,
});

function unusualMonths(
  change: PolicyChange,
  published: readonly PublishedAmounts[],
  before: PublishedAmounts | null,
): Unusual[] {
  const months = monthsOf(change);
  return [
    ...(before && addMonths(before.period, 1) < change.fromPeriod ? [unusual('months-without-table')] : []),
    ...(published.some(({ period }) => months.includes(period)) ? [unusual('replaces-published')] : []),
  ];
}

/** A couple below one person, a fuller house above an emptier one, youth above adults. */
function unusualShape(scheme: SupplementScheme, { norms }: PolicyAmounts): Unusual[] {
  const { normClasses } = SUPPLEMENT_PACKS[scheme];
  const norm = (key: string): bigint | undefined => norms[normClasses.indexOf(key)];
  const isAbove = (key: string, other: string): boolean => {
    const [a, b] = [norm(key), norm(other)];
    return a !== undefined && b !== undefined && a > b;
  };
  const shared = normClasses.filter((key) => key.startsWith('shared'));
  return [
    ...(isAbove('single', 'couple') ? [unusual('couple-below-single')] : []),
    ...shared.filter((key) => isAbove(key, 'single')).map((key) => unusual('shared-above-single', key)),
    ...shared
      .filter((key, index) => index > 0 && isAbove(key, shared[index - 1] ?? ''))
      .map((key) => unusual('shared-rises', key)),
    ...(isAbove('youthSingle', 'single') ? [unusual('youth-above-adult', 'youthSingle')] : []),
    ...(isAbove('youthCouple', 'couple') ? [unusual('youth-above-adult', 'youthCouple')] : []),
  ];
}

function unusualNorms(scheme: SupplementScheme, change: PolicyAmounts, before: PolicyAmounts): Unusual[] {
  return changeableClasses(scheme).norms.flatMap((key, index) => {
    const [old = 0n, now = 0n] = [before.norms[index], change.norms[index]];
    return [
      ...(now < old ? [unusual('norm-lower', key)] : []),
      ...(isMuch(old, now) ? [unusual('norm-much-changed', key)] : []),
    ];
  });
}

function unusualDisregards(scheme: SupplementScheme, change: PolicyAmounts, before: PolicyAmounts | null): Unusual[] {
  return changeableClasses(scheme).disregards.flatMap((key, index) => {
    const now = change.disregards[index + 1];
    const old = before?.disregards[index + 1];
    if (!now) return [];
    const isMuchChanged =
      old !== undefined &&
      (isMuch(old.flatCents, now.flatCents) ||
        isMuch(BigInt(old.bps), BigInt(now.bps)) ||
        isMuch(old.capCents, now.capCents));
    return [
      ...(isMuchChanged ? [unusual('disregard-much-changed', key)] : []),
      ...(now.capCents < now.flatCents ? [unusual('disregard-cap-below-flat', key)] : []),
    ];
  });
}
