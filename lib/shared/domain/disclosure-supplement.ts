import type { SupplementFigures, Waiting } from '../schemas/caseworker-api';
import { MIN_COUNT } from './disclosure';
import { cutoffOf, discloseBenefits, type ExactClaims } from './disclosure-benefits';
import { discloseModes, type ExactModes } from './disclosure-modes';
import { disclosePayouts, type ExactTranche, type WaitOf } from './disclosure-payouts';
import { addMonths, type Period, periodEndSec, periodOf } from './period';

/** A tranche in any state. */
export type TrancheState = Omit<ExactTranche, 'closedIn'> & {
  readonly closedIn: number | null;
  readonly isReleased: boolean;
};

/** Exact figures of one scheme, for disclosure control alone: never to be shown, logged or stored. */
export type ExactSupplement = {
  readonly regions: readonly number[];
  /** Month (UTC) of the deployment's start: the first in which anything can have been closed. */
  readonly firstMonth: Period;
  /** First month that has a policy. */
  readonly firstPolicy: Period;
  /** Time of the newest block of the index. */
  readonly untilSec: number;
  readonly claims: readonly ExactClaims[];
  readonly tranches: readonly TrancheState[];
  readonly waitOf: WaitOf;
  readonly modes: readonly ExactModes[];
};
export type DisclosedSupplement = Pick<SupplementFigures, 'payouts' | 'benefits' | 'upcoming' | 'modes' | 'waiting'>;

/** Everything that the portal publishes of a scheme that tops income up: screen, CSV and API show this and no more. */
export function discloseSupplement(exact: ExactSupplement): DisclosedSupplement {
  const { regions, tranches, untilSec } = exact;
  const current = monthOf(untilSec);
  const closedIn = new Map(tranches.map((tranche) => [tranche.id, tranche.closedIn]));
  const closed = tranches.filter((tranche): tranche is TrancheState & ExactTranche => tranche.closedIn !== null);
  const isComplete = (month: number) => month < current;
  const first = firstBenefitMonth(exact);
  return {
    payouts: disclosePayouts(regions, monthsFrom(exact.firstMonth, current), closed, exact.waitOf, isComplete),
    benefits: discloseBenefits(
      regions,
      monthsFrom(first, addMonths(current, -2)),
      exact.claims,
      (id) => closedIn.get(id) ?? null,
    ),
    upcoming: [addMonths(current, -1), current]
      .filter((month) => month >= first)
      .map((month) => ({ month, fromSec: periodEndSec(cutoffOf(month)) })),
    modes: exact.modes.map((one) => discloseModes(one, addMonths(current, -1))),
    waiting: regions.map((region) => waitingOf(region, exact)),
  };
}

export const monthOf = (sec: number): Period => periodOf(new Date(sec * 1000));

export function monthsFrom(first: Period, last: Period): Period[] {
  const months: Period[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * The first one that can have claims in time, unless no earlier month could still be claimed then: all claims of the
 * first days would be known to be of that month or the next, which would say at least how many.
 */
const firstBenefitMonth = ({ firstMonth, firstPolicy }: ExactSupplement): Period => {
  const inTime = addMonths(firstMonth, -1);
  const second = addMonths(firstPolicy, 1);
  return inTime > second ? inTime : second;
};

function waitingOf(region: number, { tranches, claims }: ExactSupplement): Waiting {
  const own = tranches.filter((tranche) => tranche.region === region);
  const open = own.filter(({ closedIn }) => closedIn === null);
  const countOf = (id: string) =>
    claims.reduce((sum, { trancheId, count }) => (trancheId === id ? sum + count : sum), 0);
  const closed = own.filter(({ closedIn }) => closedIn !== null);
  return {
    region,
    belowTen: open.filter(({ id }) => countOf(id) < MIN_COUNT).length,
    ready: open.filter(({ id }) => countOf(id) >= MIN_COUNT).length,
    forShares: closed.filter(({ totalCents }) => totalCents === null).length,
    forRelease: closed.filter(({ totalCents, isReleased }) => totalCents !== null && !isReleased).length,
  };
}
