/**
 * What a citizen may ask a human to look at, and what may be answered. Lists and no free text: nobody has to guard a
 * field that does not exist (S-32). Words: lib/i18n/messages/{nl,en}/review.ts.
 */

/** Of a month's outcome. */
export const MONTH_REASONS = [
  'unexpected-outcome',
  'paid-too-little',
  'nothing-came',
  'other-persons-income',
  'employer-not-counted',
  'place-wrong',
] as const;

/** Of an income statement. */
export const STATEMENT_REASONS = ['wrong-amount', 'not-my-work', 'wrong-month', 'counted-twice'] as const;
export type StatementReason = (typeof STATEMENT_REASONS)[number];

/** Of a statement that did not come: found by staff, so that nobody chose it. */
export const MISSING_REASON = 'statement-missing';

export const REVIEW_REASONS = [...MONTH_REASONS, ...STATEMENT_REASONS, MISSING_REASON] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What a citizen asks about; `missing` is a case without a question. */
export const ASKED_KINDS = ['month', 'statement'] as const;
export const REVIEW_KINDS = [...ASKED_KINDS, 'missing'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/**
 * stands: nothing changes. passed-on: its issuer is asked. desk-replaced: the income desk states the month instead.
 * register-corrected: the household's place in the register was put right.
 */
export const REVIEW_DECISIONS = ['stands', 'passed-on', 'desk-replaced', 'register-corrected'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Why the income desk takes a source's place for one month. */
export const DESK_REASONS = [
  'source-silent',
  'statement-wrong',
  'more-than-two-sources',
  'no-work-that-month',
] as const;
export type DeskReason = (typeof DESK_REASONS)[number];

/** What the amounts were proved with. */
export const DESK_PAPERS = ['payslips', 'bank-statements', 'employer-letter', 'own-declaration'] as const;
export type DeskPapers = (typeof DESK_PAPERS)[number];

/** How the person whose income it is agreed that the desk states it. */
export const DESK_CONSENTS = ['in-writing', 'at-the-desk', 'by-representative'] as const;
export type DeskConsent = (typeof DESK_CONSENTS)[number];

/** Nobody decides on a statement that no agency counts: it is passed on by itself. */
export const NO_AGENCY_REASON = 'no-agency';

/** What a member of staff may decide on a case without the income desk, and why: a reason is always needed. */
export const CASE_DECISIONS = {
  month: {
    stands: ['sum-correct', 'no-mistake-shown', 'not-in-register-then', 'wait-for-statement'],
    'register-corrected': ['household-changed', 'sources-changed', 'months-changed'],
  },
  statement: {
    'passed-on': ['employer-must-correct'],
    stands: ['statement-correct', 'no-mistake-shown'],
  },
  // Nobody decides so any more: it told the employer who is a client. Letters in cards, and lines of the log, still say it.
  missing: { 'passed-on': ['employer-must-issue'] },
} as const satisfies Readonly<Record<ReviewKind, Partial<Record<ReviewDecision, readonly string[]>>>>;

export const DECISION_REASONS = [
  ...CASE_DECISIONS.month.stands,
  ...CASE_DECISIONS.month['register-corrected'],
  ...CASE_DECISIONS.statement['passed-on'],
  'statement-correct',
  ...CASE_DECISIONS.missing['passed-on'],
  ...DESK_REASONS,
  NO_AGENCY_REASON,
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** Decisions that may be taken on a kind of case, with their reasons. */
export const decisionsOf = (kind: ReviewKind): readonly (readonly [ReviewDecision, readonly DecisionReason[]])[] =>
  Object.entries(CASE_DECISIONS[kind]) as [ReviewDecision, readonly DecisionReason[]][];

export const mayDecide = (kind: ReviewKind, decision: ReviewDecision, reason: DecisionReason): boolean =>
  decisionsOf(kind).some(([known, reasons]) => known === decision && reasons.includes(reason));

/** Why somebody opens a claim by a receipt. Bound to nothing: it only says what it is shown for. */
export const RECEIPT_REASONS = ['review', 'objection', 'advice', 'own-records'] as const;
export type ReceiptReason = (typeof RECEIPT_REASONS)[number];
