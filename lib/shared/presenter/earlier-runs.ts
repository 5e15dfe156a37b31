import {
  MEASURED,
  type MeasuredKey,
  type ScaleKey,
  type ScaleMeasured,
  type ScaleRow,
  SHARED_WORK,
  type SharedWork,
} from './extrapolation';

/**
 * What a load run did not measure because an earlier one had done that work already: a register is built once, and whoever has
 * a statement keeps it. The earlier figure stays, with the time of its run.
 */

/** By name, what was measured since the last reset, and when its run began. */
export type Kept = Readonly<Record<string, { readonly value: number; readonly atMs: number }>>;

export type WholeMeasured = {
  readonly measured: ScaleMeasured;
  /** Of which figures come from an earlier run, and when that began. */
  readonly earlier: ReadonlyMap<MeasuredKey, number>;
};

/** A run's own figures, and an earlier run's where it has none. */
export function withEarlier(own: ScaleMeasured, kept: Kept): WholeMeasured {
  const missing = MEASURED.flatMap((key) => {
    const found = own[key] === undefined ? kept[key] : undefined;
    return found === undefined ? [] : [[key, found] as const];
  });
  return {
    measured: { ...own, ...Object.fromEntries(missing.map(([key, { value }]) => [key, value])) },
    earlier: new Map(missing.map(([key, { atMs }]) => [key, atMs])),
  };
}

/** The figures that each row is worked out from (extrapolation.ts). */
const SOURCES: Readonly<Record<ScaleKey, readonly MeasuredKey[]>> = {
  statements: ['statementsPerSec'],
  registers: ['entriesPerSec', 'leavesPerSec'],
  changes: ['entriesPerSec', 'changesPerSec'],
  openings: ['openingsPerSec'],
  hours: ['claimsPerSec'],
  chainHours: ['gasClaim', 'gasDelivery'],
  messages: ['messagesPerSec'],
  index: ['rowsPerSec', 'rowsPerClaim'],
  walletSeconds: ['scanPerSec'],
  gigabytes: ['claimBytes', 'deliveryBytes'],
  databaseGigabytes: ['databaseBytes'],
};

/** When the run began of which a row's figures are; null where they are all of the run that is shown. */
export function earlierOf(key: ScaleKey, { earlier }: Pick<WholeMeasured, 'earlier'>): number | null {
  const times = SOURCES[key].flatMap((source) => earlier.get(source) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** Shared parts of a month that neither this run nor an earlier one measured: whether a month fits is not known of them. */
export const unmeasuredOf = (rows: readonly Pick<ScaleRow, 'key'>[]): readonly SharedWork[] =>
  SHARED_WORK.filter((part) => !rows.some(({ key }) => key === part));
