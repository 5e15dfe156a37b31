import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { type HouseholdValues, isCouple } from './household-draft';

/** Who may be named as a source. */
export type SourceOption = { readonly id: string; readonly name: string; readonly isDesk: boolean };

const EMPTY: HouseholdValues = {
  ...{ who: null, number: '', name: '', norm: '', disregard: '', benefit: '', employer0: '', employer1: '' },
  ...{ partner: null, partnerName: '', partnerNumber: '', partnerEmployer: '', consent: false, from: '', until: '' },
};

/** A new household: from the running month, for a year. */
export const newHousehold = (running: Period): HouseholdValues => ({
  ...EMPTY,
  from: String(running),
  until: String(addMonths(running, 11)),
});

/** Cents as they are typed: 120050 is 1200,50. */
const euroText = (cents: string): string =>
  cents === '0' ? '' : `${BigInt(cents) / 100n},${String(BigInt(cents) % 100n).padStart(2, '0')}`;

/** The form of a change, filled from the entry as it stands. */
export function presentHousehold({ entry, earliestChange }: RegisterEntry): HouseholdValues {
  const own = entry.sources.filter(({ of }) => of === 'self');
  const partner = entry.sources.find(({ of }) => of === 'partner');
  const values: HouseholdValues = {
    ...EMPTY,
    norm: entry.normClass,
    disregard: entry.disregardClass,
    benefit: euroText(entry.knownBenefitCents),
    employer0: own[0]?.issuerId ?? '',
    employer1: own[1]?.issuerId ?? '',
    partnerEmployer: partner?.issuerId ?? '',
    from: String(earliestChange),
    until: String(Math.max(entry.validUntil, earliestChange)),
  };
  return { ...values, partner: partner ? 'same' : isCouple(values) ? 'none' : null };
}

/** How far ahead a right is granted at once. */
const AHEAD = 60;
const BACK = 12;

const monthsBetween = (from: number, until: number): Period[] => {
  const months: Period[] = [];
  for (let month = period(from); month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
};

/** Months that a form offers, with those that stand there now whatever they are. */
export function monthsOffered(
  running: Period,
  now: { readonly from: number; readonly until: number },
  earliest: number,
) {
  const first = Math.min(earliest, now.from);
  const last = Math.max(addMonths(running, AHEAD), now.until);
  return {
    from: monthsBetween(first, Math.max(addMonths(running, BACK), now.from)),
    until: monthsBetween(first, last),
  };
}

/** The earliest month of a new household. */
export const earliestOf = (running: Period): Period => addMonths(running, -BACK);
