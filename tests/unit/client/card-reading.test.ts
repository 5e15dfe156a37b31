import { describe, expect, it } from 'vitest';
import { type CardData, EMPTY_CARD } from '@/lib/shared/card/card-data';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { readCard } from '@/lib/shared/card/knowledge';
import { addReadingMessages } from '@/lib/shared/card/plan-claims';
import {
  configOf,
  entitlementJson,
  identityOf,
  issuer,
  NOW_MS,
  OCTOBER,
  policies,
  statementJson,
} from '../card/support/world';

const employer = issuer('employer');
const anna = await identityOf('anna');
const partner = await identityOf('partner');
const context = {
  ...{ holder: anna.holder, issuers: configOf([employer]).issuers, policies: policies(), nowMs: NOW_MS },
  ...{ advances: [], requests: [] },
};

const item = (id: string, kind: 'income' | 'entitlement', credential: unknown): CardData['items'][number] => ({
  id,
  kind,
  credential,
  receivedAtMs: NOW_MS,
  replaces: null,
  collected: true,
  signatureValid: kind === 'income' ? true : null,
  code: null,
});

/** As a new browser makes it: found on the chain, never sent from here. */
const found: ClaimRecord = {
  period: OCTOBER,
  scheme: 'pw',
  amountCents: '41646',
  otherScheme: null,
  state: {
    phase: 'arrived',
    jobId: null,
    txHash: null,
    blockNumber: null,
    gasUsed: null,
    payoutTxHash: '0x1',
    payoutBlockNumber: 7,
    payoutBlockTimeSec: 1_000,
    note: '1',
  },
  timeline: [{ phase: 'arrived', atMs: NOW_MS }],
  timings: null,
  confirmedAtMs: null,
  retry: null,
};

describe('what a card reads', () => {
  const own = { by: employer, holder: anna.holder };
  const data: CardData = {
    ...EMPTY_CARD,
    items: [
      item('1', 'entitlement', entitlementJson({ holder: anna.holder, sources: [own] })),
      item('2', 'income', statementJson(employer, { holder: anna.holder, netCents: 118_000n })),
    ],
  };

  it('READ-01 a claim found on the chain counts as shared, of the statement and of the place in the register', () => {
    const { credentials } = readCard({ ...data, claims: [found] }, context);
    expect(credentials.map(({ kind, shared }) => [kind, shared.map(({ period, atMs }) => [period, atMs])])).toEqual(
      expect.arrayContaining([
        ['income', [[OCTOBER, 1_000_000]]],
        ['entitlement', [[OCTOBER, 1_000_000]]],
      ]),
    );
  });

  it('READ-02 a claim that has not left the card is not shared', () => {
    const waiting = { ...found, state: { phase: 'confirm-needed' }, timeline: [] } as const;
    const { credentials } = readCard({ ...data, claims: [{ ...waiting, timeline: [] }] }, context);
    expect(credentials.flatMap(({ shared }) => shared)).toEqual([]);
  });

  it('READ-03 a month says which months have a norm', () => {
    expect(readCard(data, context).months[0]?.normMonths).toEqual({ from: OCTOBER, until: OCTOBER });
  });

  it('READ-04 the partner’s statement is announced as the partner’s', () => {
    const theirs = { by: employer, holder: partner.holder, of: 'partner' } as const;
    const both: CardData = {
      ...EMPTY_CARD,
      items: [
        item('1', 'entitlement', entitlementJson({ holder: anna.holder, sources: [own, theirs] })),
        item('2', 'income', statementJson(employer, { holder: partner.holder, netCents: 90_000n })),
      ],
    };
    const { messages } = addReadingMessages(both, readCard(both, context), NOW_MS);
    expect(messages.map(({ kind }) => kind)).toContain('partner-statement-received');
  });
});
