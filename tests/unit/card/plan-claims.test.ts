import { describe, expect, it } from 'vitest';
import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { type ClaimRecord, newRun } from '@/lib/shared/card/claim-progress';
import type { Knowledge } from '@/lib/shared/card/knowledge';
import { planClaims } from '@/lib/shared/card/plan-claims';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { NOW_MS } from './support/world';

const OCTOBER = period(202610);

/** What a card without statements would know, but for one month and what it says. */
const knowing = (outcome: object): Knowledge => ({
  ...{ credentials: [], statements: [], entitlements: [], medicals: [], confirmations: [] },
  ...({ months: [{ period: OCTOBER, outcome, other: null, claim: null }] } as unknown as Knowledge),
});

const clicked: ClaimRecord = {
  ...newRun(eurCents(20_000n), NOW_MS),
  ...{ period: OCTOBER, scheme: 'pw', otherScheme: null, confirmedAtMs: NOW_MS },
};
const claimsAfter = (outcome: object) =>
  planClaims({ ...EMPTY_CARD, claims: [clicked] }, knowing(outcome), NOW_MS + 1).claims;

describe('the plan of claims', () => {
  it('K-65 a list of policies that is empty for a moment loses no claim and no click', () => {
    expect(claimsAfter({ kind: 'no-policy', period: OCTOBER, scheme: 'pw' })).toEqual([clicked]);
  });

  it('K-66 an unsent claim of a month without a right is dropped', () => {
    expect(claimsAfter({ kind: 'not-in-register', period: OCTOBER, scheme: 'pw' })).toEqual([]);
  });
});
