import { keccak256, stringToHex } from 'viem';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import { normTableFor, type SupplementScheme } from '@/lib/shared/rules/registry';

/**
 * What the seeded history consists of: who claimed what, and when. Everything follows from labels, so that the history is
 * the same wherever it is made. The people are nobody's; they have no card in the portal.
 */

/** A number that follows from a label. */
export const drawn = (label: string): FieldElement =>
  reduceToField(BigInt(keccak256(stringToHex(`voorzien.history.${label}`))));

/** Uniform enough for a plan: 0 .. n − 1. */
const pick = (label: string, n: number): number => Number(drawn(label) % BigInt(n));

/** First and last month in which the history pays. */
export const FIRST_MONTH = period(202512);
export const MONTHS = 12;

/** Months that could be claimed late: the first half of 2025. The second half has no verified norms. */
const LATE_FROM = period(202501);
const LATE_MONTHS = 6;

export type Household = {
  readonly id: string;
  readonly scheme: SupplementScheme;
  readonly region: number;
  /** Index into the scheme's norm classes. */
  readonly normClass: number;
  readonly knownBenefitCents: EurCents;
  /** One or two employers, by number. */
  readonly employers: readonly number[];
};

export type PlannedClaim = {
  readonly household: Household;
  readonly period: Period;
  /** Income of each source. */
  readonly incomes: readonly { readonly grossCents: EurCents; readonly netCents: EurCents }[];
  /** Unix seconds of its block. */
  readonly atSec: number;
};

export type PlannedMonth = { readonly month: Period; readonly claims: readonly PlannedClaim[] };

type Register = {
  readonly scheme: SupplementScheme;
  readonly region: number;
  readonly least: number;
  readonly most: number;
};

/** How many claim in a month. Oefenwoude stays below ten, so that its tranche goes on to the next month. */
export const HISTORY_REGISTERS: readonly Register[] = [
  { scheme: 'pw', region: DEMO_REGIONS.voorbeeldstad, least: 16, most: 20 },
  { scheme: 'pw', region: DEMO_REGIONS.demodorp, least: 11, most: 14 },
  { scheme: 'pw', region: DEMO_REGIONS.proefstede, least: 10, most: 13 },
  { scheme: 'pw', region: DEMO_REGIONS.oefenwoude, least: 5, most: 8 },
  { scheme: 'tw', region: DEMO_REGIONS.national, least: 11, most: 15 },
];

/** Classes with an amount in every table: singles, couples, and for `pw` singles of 18 to 20. */
const CLASSES = { pw: [0, 0, 0, 1, 6], tw: [0, 0, 1, 2] } as const;
const EMPLOYERS = 9;

const households = ({ scheme, region, most }: Register): Household[] =>
  Array.from({ length: most + 4 }, (_, index) => {
    const id = `${scheme}.${region}.${index}`;
    const classes = CLASSES[scheme];
    const first = pick(`${id}.employer`, EMPLOYERS);
    return {
      id,
      scheme,
      region,
      normClass: classes[pick(`${id}.class`, classes.length)] ?? 0,
      knownBenefitCents: eurCents(scheme === 'tw' ? BigInt(55_000 + pick(`${id}.benefit`, 30_000)) : 0n),
      employers: pick(`${id}.jobs`, 5) === 0 ? [first, (first + 1) % EMPLOYERS] : [first],
    };
  });

export const HISTORY_HOUSEHOLDS: readonly Household[] = HISTORY_REGISTERS.flatMap(households);

/** The benefit month that a household claims in a month of payment: the month before; in the first two a late one. */
function claimedPeriod(household: Household, index: number): Period {
  const month = addMonths(FIRST_MONTH, index);
  if (index >= 2) return addMonths(month, -1);
  const turn = (pick(`${household.id}.late`, LATE_MONTHS) + 3 * index) % LATE_MONTHS;
  return addMonths(LATE_FROM, turn);
}

const firstSecondOf = (month: Period): number => Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1) / 1000;

const DAY_SEC = 86_400;

/** Blocks in which a month's claims stand: four days of it, in the afternoon. */
const CLAIM_DAYS = [3, 8, 14, 22] as const;

function plannedClaim(household: Household, index: number): PlannedClaim | null {
  const month = claimedPeriod(household, index);
  const label = `${household.id}.${month}`;
  const norm = normTableFor(household.scheme, month)?.norms[household.normClass]?.cents ?? 0n;
  if (norm === 0n) return null;
  const room = norm - household.knownBenefitCents;
  // Between 15 and 94 % of what is left up to the norm, shared by the sources.
  const earned = (room * BigInt(1500 + pick(`${label}.income`, 7900))) / 10_000n;
  const parts = household.employers.length === 2 ? [earned / 3n, earned - earned / 3n] : [earned];
  const day = CLAIM_DAYS[pick(`${label}.day`, CLAIM_DAYS.length)] ?? CLAIM_DAYS[0];
  return {
    household,
    period: month,
    incomes: parts.map((cents) => ({
      netCents: eurCents(household.scheme === 'pw' ? cents : (cents * 82n) / 100n),
      grossCents: eurCents(household.scheme === 'pw' ? (cents * 118n) / 100n : cents),
    })),
    atSec: firstSecondOf(addMonths(FIRST_MONTH, index)) + day * DAY_SEC + 14 * 3600,
  };
}

function plannedMonth(index: number): PlannedMonth {
  const month = addMonths(FIRST_MONTH, index);
  const claims = HISTORY_REGISTERS.flatMap((register) => {
    const { scheme, region, least, most } = register;
    const wanted = least + pick(`${scheme}.${region}.${month}.count`, most - least + 1);
    return HISTORY_HOUSEHOLDS.filter((one) => one.scheme === scheme && one.region === region)
      .map((one) => ({ one, order: drawn(`${one.id}.${month}.order`) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .flatMap(({ one }) => plannedClaim(one, index) ?? [])
      .slice(0, wanted);
  });
  return { month, claims: claims.sort((a, b) => a.atSec - b.atSec) };
}

/** Twelve months of claims, in order. `tw` has no norms for the late months, and so no claims in the first two. */
export const historyPlan = (): readonly PlannedMonth[] =>
  Array.from({ length: MONTHS }, (_, index) => plannedMonth(index));

/** When a month's tranches close: the first seconds of the next month. */
export const closingSec = (month: Period): number => firstSecondOf(addMonths(month, 1)) + 5;
