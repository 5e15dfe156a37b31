import { AppError } from '../errors/app-error';
import type { ErrorCode } from '../errors/codes';
import { DISREGARD_SLOTS, NORM_SLOTS } from '../protocol/policy';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '../rules/registry';
import { type EurCents, eurCents, parseEuroInput } from './cents';
import type { Disregard } from './formula';
import { addMonths, type Period } from './period';
import { parsePercentInput } from './policy-change-percent';

/** €1,000,000: a larger cap would pass the tally's €10 million with fewer than its ten claims (contracts/tally). */
const MAX_NORM_CENTS = 100_000_000n;
/** Months that one proposal may set. */
export const MAX_MONTHS = 12;
/** How far ahead the last month may lie: beyond that a date is a slip of the pen. */
const MONTHS_AHEAD = 24;

/** What a policy pays by: norms and disregards, in the slots of the published table. */
export type PolicyAmounts = {
  /** Exactly NORM_SLOTS; 0 = class not in use. */
  readonly norms: readonly EurCents[];
  /** Exactly DISREGARD_SLOTS; slot 0 is "none". */
  readonly disregards: readonly Disregard[];
};

/** Some months and the one table that they get. */
export type PolicyChange = PolicyAmounts & { readonly fromPeriod: Period; readonly months: number };

export type DisregardText = { readonly flat: string; readonly share: string; readonly cap: string };

/** A change as a person wrote it: euros and percents as text, by class. */
export type PolicyChangeText = {
  readonly fromPeriod: Period;
  readonly months: number;
  readonly norms: Readonly<Record<string, string>>;
  /** All classes but `none`. */
  readonly disregards: Readonly<Record<string, DisregardText>>;
};

/** What is wrong with one field of a change. `field` is the id of its control, too. */
type PolicyFault = {
  readonly field: string;
  readonly code: ErrorCode;
  /** The reading that was probably meant, of an amount with a thousands point. */
  readonly suggestion: string | null;
};

export type JudgedChange =
  | { readonly change: PolicyChange; readonly faults: readonly [] }
  | { readonly change: null; readonly faults: readonly PolicyFault[] };

export type PolicyField = 'norm' | 'flat' | 'share' | 'cap';
export const policyFieldId = (field: PolicyField, classKey: string): string => `${field}-${classKey}`;

/** Classes of the scheme that a table sets; `none` disregards nothing, always. */
export const changeableClasses = (scheme: SupplementScheme) => {
  const { normClasses, disregardClasses } = SUPPLEMENT_PACKS[scheme];
  return { norms: normClasses, disregards: disregardClasses.slice(1) };
};

/** Up to the next 1 January or 1 July: norms change then. @returns months, 1 to 6 */
export const defaultMonths = (fromPeriod: Period): number => 6 - (((fromPeriod % 100) - 1) % 6);

/** Whether two tables pay alike. */
export const sameAmounts = (a: PolicyAmounts, b: PolicyAmounts): boolean =>
  a.norms.every((cents, index) => cents === b.norms[index]) &&
  a.disregards.every(({ flatCents, bps, capCents }, index) => {
    const other = b.disregards[index];
    return flatCents === other?.flatCents && bps === other.bps && capCents === other.capCents;
  });

/** The months of a change, in order. */
export const monthsOf = ({ fromPeriod, months }: Pick<PolicyChange, 'fromPeriod' | 'months'>): Period[] =>
  Array.from({ length: months }, (_, index) => addMonths(fromPeriod, index));

/**
 * A change as it may be published, or everything that is wrong with it in the order of the form.
 * @param currentMonth UTC, as the contract counts
 */
export function judgeChange(scheme: SupplementScheme, text: PolicyChangeText, currentMonth: Period): JudgedChange {
  const faults: PolicyFault[] = judgeMonths(text, currentMonth);
  const classes = changeableClasses(scheme);
  const unknown = [
    ...Object.keys(text.norms).filter((key) => !classes.norms.includes(key)),
    ...Object.keys(text.disregards).filter((key) => !classes.disregards.includes(key)),
  ];
  for (const key of unknown) faults.push({ field: key.slice(0, 40), code: 'POLICY_CLASS_UNKNOWN', suggestion: null });
  const norms = classes.norms.map((key) => readNorm(policyFieldId('norm', key), own(text.norms, key) ?? '', faults));
  if (faults.length === 0 && norms.every((cents) => cents === 0n)) {
    faults.push({ field: policyFieldId('norm', classes.norms[0] ?? ''), code: 'POLICY_NO_NORM', suggestion: null });
  }
  const disregards = classes.disregards.map((key) => readDisregard(key, own(text.disregards, key), faults));
  if (faults.length > 0) return { change: null, faults };
  const { fromPeriod, months } = text;
  return { change: { fromPeriod, months, ...inSlots(norms, disregards) }, faults: [] };
}

const NOTHING: Disregard = { flatCents: eurCents(0n), bps: 0, capCents: eurCents(0n) };

/** @param disregards those of changeableClasses, in their order */
function inSlots(norms: readonly EurCents[], disregards: readonly Disregard[]): PolicyAmounts {
  return {
    norms: Array.from({ length: NORM_SLOTS }, (_, index) => norms[index] ?? eurCents(0n)),
    disregards: Array.from({ length: DISREGARD_SLOTS }, (_, index) => disregards[index - 1] ?? NOTHING),
  };
}

/** Not what an object inherits: a class is never called `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function judgeMonths({ fromPeriod, months }: PolicyChangeText, currentMonth: Period): PolicyFault[] {
  if (fromPeriod <= currentMonth) {
    return [{ field: 'fromPeriod', code: 'POLICY_PERIOD_NOT_FUTURE', suggestion: null }];
  }
  const last = addMonths(currentMonth, MONTHS_AHEAD);
  const isCount = Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS;
  if (!isCount || fromPeriod > last || addMonths(fromPeriod, months - 1) > last) {
    return [{ field: 'untilPeriod', code: 'POLICY_MONTHS_OUT_OF_RANGE', suggestion: null }];
  }
  return [];
}

const ZERO = eurCents(0n);

/** Runs a reader; a fault is noted at its field and counts as 0. */
function noted<T>(field: string, faults: PolicyFault[], otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { suggestion } = error.data;
    faults.push({ field, code: error.code, suggestion: typeof suggestion === 'string' ? suggestion : null });
    return otherwise;
  }
}

const readNorm = (field: string, text: string, faults: PolicyFault[]): EurCents =>
  noted(field, faults, ZERO, () => {
    const cents = parseEuroInput(text);
    if (cents > MAX_NORM_CENTS) throw new AppError('POLICY_NORM_TOO_HIGH');
    return cents;
  });

function readDisregard(key: string, text: DisregardText | undefined, faults: PolicyFault[]): Disregard {
  const cents = (field: 'flat' | 'cap') =>
    noted(policyFieldId(field, key), faults, ZERO, () => parseEuroInput(text?.[field] ?? ''));
  const flatCents = cents('flat');
  const bps = noted(policyFieldId('share', key), faults, 0, () => parsePercentInput(text?.share ?? ''));
  return { flatCents, bps, capCents: cents('cap') };
}
