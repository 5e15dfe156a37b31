import { describe, expect, it } from 'vitest';
import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { acceptEntitlement } from '@/lib/shared/card/credentials';
import { entitlementFor, readCard } from '@/lib/shared/card/knowledge';
import { addReadingMessages } from '@/lib/shared/card/plan-claims';
import { period } from '@/lib/shared/domain/period';
import { receiptFault } from '@/lib/shared/protocol/receipt';
import { VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import { zReviewNew } from '@/lib/shared/schemas/review-api';
import { anna, delivered, leaf, phaseOf, portalOf, rides, start, statement, until } from './support/agent-run';
import { configOf, entitlementJson, issuer, NOW_MS, OCTOBER, parseEntitlement, policies } from './support/world';

const desk = issuer('desk', 'agency');
const question = { kind: 'month', scheme: 'pw', period: OCTOBER, reason: 'paid-too-little' } as const;
/** What the portal then has of it. */
const asked = {
  ...{ id: 'review-1', kind: 'month', scheme: 'pw', period: OCTOBER, credentialId: null, issuerName: null },
  ...{ reason: 'paid-too-little', hasReceipt: true, status: 'open', askedAtMs: NOW_MS, decidedAtMs: null },
  ...{ decision: null, decisionReason: null },
};
const answerJson = (over: object = {}) => ({
  ...{ '@context': [...VC_CONTEXT], id: 'urn:answer', type: ['VerifiableCredential', 'Answer'] },
  ...{ issuer: { id: 'town', name: 'Town' }, validFrom: '2026-11-01T00:00:00Z' },
  credentialSubject: {
    ...{ about: 'review', holder: String(anna.holder), reviewId: 'r', kind: 'month', scheme: 'pw', period: OCTOBER },
    ...{ decision: 'stands', reason: 'sum-correct', askedIssuer: null, ...over },
  },
});

describe('a card that asks a human', () => {
  it('RV-10 shows a claim by a receipt that opens exactly the note on the chain', async () => {
    const portal = portalOf();
    const { agent } = start(portal);
    await expect(agent.makeReceipt(OCTOBER, 'review')).rejects.toThrow('NOT_FOUND');
    delivered(portal);
    portal.state.reviews = [asked];
    await until(agent, () => phaseOf(agent) === 'arrived');
    const receipt = await agent.makeReceipt(OCTOBER, 'advice');
    const [claim] = portal.claims;
    expect(receipt).toMatchObject({ amountCents: 41_646n, nullifier: claim?.nullifier, reason: 'advice' });
    expect(receiptFault(receipt, { scheme: 1, period: OCTOBER, note: claim?.note ?? 0n })).toBeNull();
    // Asking with it sends that receipt, and one without sends none.
    await agent.requestReview(question, OCTOBER);
    await agent.requestReview(question, null);
    expect(agent.snapshot().reviews).toEqual([asked]);
    const [shown, bare] = portal.state.asked.map((body) => zReviewNew.parse(body));
    expect(shown?.receipt).toMatchObject({ amountCents: 41_646n, nullifier: claim?.nullifier, reason: 'review' });
    expect(bare?.receipt).toBeNull();
  });

  it('S-12 no receipt leaves the card for an amount that the note does not hold', async () => {
    const portal = portalOf();
    const { agent, store } = start(portal);
    delivered(portal);
    await until(agent, () => phaseOf(agent) === 'arrived');
    await store.update((data) => ({
      ...data,
      claims: data.claims.map((claim) => ({ ...claim, amountCents: '41647' })),
    }));
    await agent.follow();
    await expect(agent.makeReceipt(OCTOBER, 'review')).rejects.toThrow('RECEIPT_NOT_READY');
  });

  it('RV-11 an answer becomes one message, with what was decided and why; one to another holder none', async () => {
    const portal = portalOf();
    const { agent } = start(portal);
    portal.deliver('answer', answerJson());
    portal.deliver('answer', answerJson({ holder: '5' }));
    portal.deliver(
      'answer',
      answerJson({ kind: 'missing', decision: 'passed-on', reason: 'employer-must-issue', askedIssuer: 'Shop' }),
    );
    await until(agent, () => agent.snapshot().messages.some(({ kind }) => kind === 'missing-decided'));
    const told = agent.snapshot().messages.filter(({ decision }) => decision !== null);
    expect(told).toMatchObject([
      {
        kind: 'review-answered',
        decision: 'stands',
        decisionReason: 'sum-correct',
        issuerName: 'Town',
        period: OCTOBER,
      },
      { kind: 'missing-decided', decision: 'passed-on', askedIssuer: 'Shop' },
    ]);
  });
});

describe('a place in the register that was split', () => {
  const part = (from: number, until_: number, by = rides, leafIndex = 3) => ({
    ...entitlementJson({ holder: anna.holder, sources: [{ by, holder: anna.holder }] }),
    id: `urn:part:${from}:${until_}`,
    from,
    until: until_,
    leafIndex,
  });
  const json = ({ from, until: last, leafIndex, ...credential }: ReturnType<typeof part>) => ({
    ...credential,
    credentialSubject: {
      ...credential.credentialSubject,
      ...{ validFromPeriod: from, validUntilPeriod: last, leafIndex },
    },
  });
  const parts = [part(202601, 202609), part(202610, 202610, desk, 4), part(202611, 202712, rides, 5)].map(json);
  const item = (credential: unknown, id: string, kind: 'entitlement' | 'income', receivedAtMs = NOW_MS) => ({
    ...{ id, kind, credential, receivedAtMs, replaces: null, collected: true, code: null },
    signatureValid: kind === 'income' ? true : null,
  });

  it('RV-12 the card takes the part that is valid in the month, also beside the whole place that it was before', () => {
    const all = [leaf, ...parts].map((one) => acceptEntitlement(parseEntitlement(one), anna.holder));
    const of = (month: number) => entitlementFor(all, 'pw', period(month))?.sources[0]?.issuerId;
    expect([202601, 202609, 202610, 202611, 202712].map(of)).toEqual(['rides', 'rides', 'desk', 'rides', 'rides']);
    // In any order in which the parts come after the whole.
    const [whole, ...rest] = all;
    const reversed = [whole, ...rest.toReversed()].flatMap((one) => (one ? [one] : []));
    expect(entitlementFor(reversed, 'pw', OCTOBER)?.sources[0]?.issuerId).toBe('desk');
  });

  it('RV-13 the replaced source’s late statement does not count any more in that month', () => {
    const { issuers } = configOf([rides, desk]);
    const items = [
      item(leaf, 'whole', 'entitlement', NOW_MS - 86_400_000),
      ...parts.map((one, i) => item(one, `part-${i}`, 'entitlement', NOW_MS + i)),
      item(statement(50_000n), 'late', 'income'),
    ];
    const context = { holder: anna.holder, issuers, policies: policies(), advances: [], requests: [], nowMs: NOW_MS };
    const data = { ...EMPTY_CARD, items };
    const knowledge = readCard(data, context);
    expect(knowledge.months[0]?.outcome).toMatchObject({ kind: 'awaiting', awaiting: [{ issuerId: 'desk' }] });
    // Three parts that come together are one message, the whole place of the day before another.
    const kinds = addReadingMessages(data, knowledge, NOW_MS).messages.map(({ id }) => id);
    expect(kinds.filter((id) => id.startsWith('received:') && id !== 'received:late').sort()).toEqual([
      'received:part-0',
      'received:whole',
    ]);
  });
});
