import { describe, expect, it } from 'vitest';
import {
  reasonsOf,
  schemeOfMonth,
  silentMonths,
  type Topic,
  topicsOf,
  toQuestion,
} from '@/components/review/review-draft';
import type { CardCredentialView, MonthView } from '@/lib/shared/card/views';
import { period } from '@/lib/shared/domain/period';
import { CASE_DECISIONS, DECISION_REASONS, mayDecide, REVIEW_KINDS } from '@/lib/shared/domain/reviews';
import type { Review } from '@/lib/shared/schemas/review-api';

const OCTOBER = period(202610);
const ID = 'urn:uuid:00000000-0000-7000-8000-000000000001';

const entitled = (scheme: 'pw' | 'tw', from = 202601, until = 202712): CardCredentialView =>
  ({
    ...{ id: scheme, kind: 'entitlement', status: 'valid', of: 'self', statement: null, credentialId: null },
    entitlement: { scheme, leaf: { validFrom: from, validUntil: until } },
  }) as unknown as CardCredentialView;
const stated = (over: object = {}): CardCredentialView =>
  ({
    ...{
      id: 's',
      kind: 'income',
      status: 'valid',
      of: 'self',
      entitlement: null,
      credentialId: ID,
      issuerName: 'Vlotrit',
    },
    ...{ statement: { period: OCTOBER }, ...over },
  }) as unknown as CardCredentialView;
const month = (outcome: object): MonthView => ({ period: OCTOBER, outcome }) as unknown as MonthView;
const review = (over: Partial<Review>): Review => ({
  ...{ id: 'r', kind: 'month', scheme: 'pw', period: OCTOBER, credentialId: null, issuerName: null },
  ...{ reason: 'nothing-came', hasReceipt: false, status: 'open', askedAtMs: 1, decidedAtMs: null },
  ...{ decision: null, decisionReason: null },
  ...over,
});

describe('what can be asked about a month', () => {
  it('RV-01 the month under the scheme that it was worked out by, and each own statement in it', () => {
    const known = {
      months: [month({ kind: 'right', assessment: { scheme: 'tw' } })],
      credentials: [stated()],
      reviews: [],
    };
    expect(topicsOf(known, OCTOBER)).toEqual([
      { key: 'month', scheme: 'tw' },
      { key: ID, scheme: 'tw', issuerName: 'Vlotrit' },
    ]);
  });

  it('RV-02 a month of which nothing came, under the place in the register that covers it', () => {
    const known = { months: [], credentials: [entitled('pw', 202611), entitled('tw')] };
    expect(schemeOfMonth(known, OCTOBER)).toBe('tw');
    expect(schemeOfMonth({ ...known, credentials: [entitled('pw', 202611)] }, OCTOBER)).toBeNull();
    const now = Date.UTC(2026, 10, 20);
    expect(silentMonths({ ...known, months: [month({ kind: 'awaiting', scheme: 'tw' })] }, now)).toEqual([
      202609, 202608,
    ]);
  });

  it('RV-03 a partner’s statement, one that was replaced and one of another month are not one’s own to ask about', () => {
    const credentials = [
      stated({ of: 'partner' }),
      stated({ status: 'replaced' }),
      stated({ statement: { period: 202609 } }),
    ];
    expect(topicsOf({ months: [], credentials, reviews: [] }, OCTOBER)).toEqual([]);
  });

  it('RV-04 one open question per kind; answered and withdrawn ones leave room for another', () => {
    const known = { months: [], credentials: [entitled('pw'), stated()] };
    const keys = (reviews: Review[]) => topicsOf({ ...known, reviews }, OCTOBER).map(({ key }) => key);
    expect(keys([review({})])).toEqual([ID]);
    expect(keys([review({ kind: 'statement' })])).toEqual(['month']);
    expect(keys([review({ status: 'answered' }), review({ kind: 'statement', status: 'withdrawn' })])).toEqual([
      'month',
      ID,
    ]);
    expect(keys([review({ period: period(202609) })])).toEqual(['month', ID]);
  });

  it('RV-05 a reason of the other topic makes no question', () => {
    const topics: Topic[] = [
      { key: 'month', scheme: 'pw' },
      { key: ID, scheme: null, issuerName: 'x' },
    ];
    for (const topic of topics) {
      for (const reason of reasonsOf(topic)) expect(toQuestion(topic, OCTOBER, reason)).toMatchObject({ reason });
    }
    expect(toQuestion(topics[0] as Topic, OCTOBER, 'wrong-amount')).toBeNull();
    expect(toQuestion(topics[1] as Topic, OCTOBER, 'nothing-came')).toBeNull();
  });
});

describe('what may be decided', () => {
  it('RV-06 every decision has reasons of the list, and the income desk’s is taken at the desk alone', () => {
    for (const kind of REVIEW_KINDS) {
      for (const [decision, reasons] of Object.entries(CASE_DECISIONS[kind])) {
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) expect(DECISION_REASONS).toContain(reason);
        expect(decision).not.toBe('desk-replaced');
      }
      expect(mayDecide(kind, 'desk-replaced', 'source-silent')).toBe(false);
    }
    expect(mayDecide('month', 'passed-on', 'employer-must-correct')).toBe(false);
    expect(mayDecide('statement', 'stands', 'sum-correct')).toBe(false);
    expect(mayDecide('statement', 'stands', 'statement-correct')).toBe(true);
  });
});
