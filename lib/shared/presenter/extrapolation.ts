/**
 * What a load run says about a month of a million and of eighteen million citizens: measured figures times plain arithmetic.
 * Every row has its formula on the page (messages `presenter.scale.formulas`).
 */

/** What a run measures, in the order in which the page shows it. The unit is in the name, or the words of the messages. */
export const MEASURED = [
  /** Claims from the first request to the last note, and the most in any five seconds. */
  'claimsPerSec',
  'bestPerSec',
  /** Messages delivered, from the first claim on the income chain to the last note. */
  'messagesPerSec',
  /** Rows that the indexer wrote while it kept up, and for one claim. */
  'rowsPerSec',
  'rowsPerClaim',
  /** Events of the pool that a wallet that knows nothing reads. */
  'scanPerSec',
  /** Statements that employers import, until each lies signed and sealed in its mailbox: one web server. */
  'statementsPerSec',
  /** Openings of a register that lie sealed in the mailboxes, once its root stands on the chain: one worker. */
  'openingsPerSec',
  /** Leaves worked out from a person's row, built into a tree, and changed in it, on one core. */
  'entriesPerSec',
  'leavesPerSec',
  'changesPerSec',
  /** One bucket of a register, as the portal serves it. */
  'bucketMs',
  /** Median gas of a claim on the income chain, and of its delivery on the payout chain. */
  'gasClaim',
  'gasDelivery',
  /** Bytes that each chain keeps of a claim, input and events, and by which the database grew. */
  'claimBytes',
  'deliveryBytes',
  'databaseBytes',
] as const;
export type MeasuredKey = (typeof MEASURED)[number];

/** Of one load run. What was not measured is missing. */
export type ScaleMeasured = { readonly citizens: number } & { readonly [key in MeasuredKey]?: number };

/** What the presenter assumes of a chain. */
export type ScaleAssumed = { readonly blockGas: number; readonly blockSec: number };

/** Eighteen million: about everybody who lives in the Netherlands, each claiming once a month. */
export const MONTHLY_CITIZENS = [1_000_000, 18_000_000] as const;
/** Part of a register that changes in a month. */
export const CHANGED_PART = 0.01;
/** A month's hours: what takes longer does not fit a month. */
export const MONTH_HOURS = 730;

/** Hours of work in a month, each of a part that all citizens share. */
export const SHARED_WORK = [
  'statements',
  'registers',
  'changes',
  'openings',
  'hours',
  'chainHours',
  'messages',
  'index',
] as const;
export type SharedWork = (typeof SHARED_WORK)[number];
export type ScaleKey = SharedWork | 'walletSeconds' | 'gigabytes' | 'databaseGigabytes';

export type ScaleRow = {
  readonly key: ScaleKey;
  /** One value for each of MONTHLY_CITIZENS. */
  readonly values: readonly number[];
};

const HOUR_SEC = 3600;
const BYTES_PER_GB = 1e9;

/** Claims that one chain has room for in a second: whole claims in a block, nothing else in it. */
export const claimsByGas = (gas: number, { blockGas, blockSec }: ScaleAssumed): number =>
  gas <= 0 || blockSec <= 0 ? 0 : Math.floor(blockGas / gas) / blockSec;

/**
 * Hours of each shared part are citizens ÷ what was measured of it in a second; chainHours = citizens ÷ the smaller of both
 * chains' room; walletSeconds = what one wallet reads when it reads a whole month; gigabytes = citizens × bytes. A quotient by
 * nothing is Infinity. Rows of what was not measured are left out.
 */
export function extrapolate(measured: ScaleMeasured, assumed: ScaleAssumed): readonly ScaleRow[] {
  const { gasClaim = 0, gasDelivery = 0, claimBytes, deliveryBytes = 0, databaseBytes } = measured;
  const room = Math.min(claimsByGas(gasClaim, assumed), claimsByGas(gasDelivery, assumed));
  const row = (key: ScaleKey, perCitizen: number | undefined): ScaleRow[] =>
    perCitizen === undefined ? [] : [{ key, values: MONTHLY_CITIZENS.map((citizens) => citizens * perCitizen) }];
  const secondsOf = (perSec: number | undefined, each = 1) => (perSec === undefined ? undefined : each / perSec);
  const hoursOf = (...parts: readonly (number | undefined)[]) =>
    parts.some((part) => part === undefined)
      ? undefined
      : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) / HOUR_SEC;
  const entry = secondsOf(measured.entriesPerSec);
  const change = secondsOf(measured.changesPerSec);
  return [
    ...row('statements', hoursOf(secondsOf(measured.statementsPerSec))),
    ...row('registers', hoursOf(entry, secondsOf(measured.leavesPerSec))),
    ...row('changes', hoursOf(entry && entry * CHANGED_PART, change && change * CHANGED_PART)),
    ...row('openings', hoursOf(secondsOf(measured.openingsPerSec))),
    ...row('hours', hoursOf(secondsOf(measured.claimsPerSec))),
    ...row('chainHours', hoursOf(secondsOf(room))),
    ...row('messages', hoursOf(secondsOf(measured.messagesPerSec))),
    ...row('index', hoursOf(secondsOf(measured.rowsPerSec, measured.rowsPerClaim))),
    ...row('walletSeconds', secondsOf(measured.scanPerSec)),
    ...row('gigabytes', claimBytes === undefined ? undefined : (claimBytes + deliveryBytes) / BYTES_PER_GB),
    ...row('databaseGigabytes', databaseBytes === undefined ? undefined : databaseBytes / BYTES_PER_GB),
  ];
}

/** The shared part that takes the most hours: the one to widen first. Null without any. */
export function bottleneckOf(rows: readonly ScaleRow[]): SharedWork | null {
  const hours = (key: SharedWork) => rows.find((row) => row.key === key)?.values[0] ?? -1;
  const widest = [...SHARED_WORK].sort((a, b) => hours(b) - hours(a))[0];
  return widest !== undefined && hours(widest) >= 0 ? widest : null;
}

/** How many months the tightest shared part needs for a month's work: above 1 it has to be there so many times. @param index of MONTHLY_CITIZENS */
export const monthsOf = (rows: readonly ScaleRow[], index: number): number =>
  Math.max(0, ...rows.filter(({ key }) => isShared(key)).map(({ values }) => (values[index] ?? 0) / MONTH_HOURS));

const isShared = (key: ScaleKey): boolean => SHARED_WORK.some((shared) => shared === key);

/** The result of a run's last sample, or null while it has none. */
export function measuredOf(
  citizens: number,
  samples: readonly { readonly values: Readonly<Record<string, number>> }[],
): ScaleMeasured | null {
  const last = samples.at(-1)?.values;
  if (last?.claimsPerSec === undefined) return null;
  const found = MEASURED.flatMap((key) => (last[key] === undefined ? [] : [[key, last[key]] as const]));
  return { citizens, ...Object.fromEntries(found) };
}
