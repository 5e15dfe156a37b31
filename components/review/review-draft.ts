import type { ReviewQuestion } from '@/lib/shared/card/agent/review-actions';
import { entitlementFor } from '@/lib/shared/card/knowledge';
import type { MonthOutcome } from '@/lib/shared/card/month';
import type { CardCredentialView, MonthView } from '@/lib/shared/card/views';
import { endedMonths } from '@/lib/shared/domain/late-statements';
import type { Period } from '@/lib/shared/domain/period';
import { MONTH_REASONS, type ReviewReason, STATEMENT_REASONS } from '@/lib/shared/domain/reviews';
import { SUPPLEMENT_SCHEMES, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { Review } from '@/lib/shared/schemas/review-api';

/** What a question can be about: the month itself, or one of the own statements in it. */
export type Topic =
  | { readonly key: 'month'; readonly scheme: SupplementScheme }
  | {
      /** The credential's id. */
      readonly key: `urn:uuid:${string}`;
      readonly scheme: SupplementScheme | null;
      readonly issuerName: string;
    };

const schemeOf = (outcome: MonthOutcome): SupplementScheme | null => {
  if ('assessment' in outcome) return outcome.assessment.scheme;
  return 'scheme' in outcome ? outcome.scheme : null;
};

type Known = {
  readonly months: readonly MonthView[];
  readonly credentials: readonly CardCredentialView[];
  readonly reviews: readonly Review[];
};

const entitlementsOf = (credentials: Known['credentials']) =>
  credentials
    .filter(({ status }) => status === 'valid')
    // The card's list is newest first; the last that came counts.
    .toReversed()
    .flatMap(({ entitlement }) => (entitlement ? [entitlement] : []));

/** Under which scheme a month is looked at: the one that it was worked out by, or a place in the register. */
export function schemeOfMonth(
  { months, credentials }: Omit<Known, 'reviews'>,
  period: Period,
): SupplementScheme | null {
  const outcome = months.find((month) => month.period === period)?.outcome;
  const counted = outcome && schemeOf(outcome);
  if (counted) return counted;
  const entitlements = entitlementsOf(credentials);
  return SUPPLEMENT_SCHEMES.find((scheme) => entitlementFor(entitlements, scheme, period) !== null) ?? null;
}

/** What can be asked about a month now: one question per kind at a time. */
export function topicsOf(known: Known, period: Period): Topic[] {
  const scheme = schemeOfMonth(known, period);
  const open = known.reviews.filter((review) => review.period === period && review.status === 'open');
  const isOpen = (kind: Review['kind']): boolean => open.some((review) => review.kind === kind);
  const statements = isOpen('statement')
    ? []
    : known.credentials.flatMap(({ statement, status, of, credentialId, issuerName }): Topic[] => {
        const isOwn = statement?.period === period && status === 'valid' && of === 'self';
        const isNamed = credentialId?.startsWith('urn:uuid:') === true;
        return isOwn && isNamed ? [{ key: credentialId as `urn:uuid:${string}`, scheme, issuerName }] : [];
      });
  return [...(scheme === null || isOpen('month') ? [] : [{ key: 'month', scheme } as const]), ...statements];
}

/** Reasons that go with a topic. */
export const reasonsOf = (topic: Topic): readonly ReviewReason[] =>
  topic.key === 'month' ? MONTH_REASONS : STATEMENT_REASONS;

/** The question as the card sends it. @returns null for a reason of another topic */
export function toQuestion(topic: Topic, period: Period, reason: ReviewReason): ReviewQuestion | null {
  if (topic.key === 'month') {
    const chosen = MONTH_REASONS.find((known) => known === reason);
    return chosen ? { kind: 'month', scheme: topic.scheme, period, reason: chosen } : null;
  }
  const chosen = STATEMENT_REASONS.find((known) => known === reason);
  return chosen ? { kind: 'statement', scheme: topic.scheme, credentialId: topic.key, reason: chosen } : null;
}

/** Months back in which somebody may still wonder why nothing came. */
const SILENT_MONTHS = 3;

/** Ended months in which the card has a place in a register, and nothing came. */
export function silentMonths(known: Omit<Known, 'reviews'>, nowMs: number): Period[] {
  return endedMonths(nowMs / 1000, SILENT_MONTHS).filter(
    (period) => !known.months.some((month) => month.period === period) && schemeOfMonth(known, period) !== null,
  );
}
