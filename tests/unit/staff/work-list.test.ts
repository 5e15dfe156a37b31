import { describe, expect, it } from 'vitest';
import { caseClears, choicesOf, judgeCase, reasonName } from '@/components/work-list/case-draft';
import {
  type DeskValues,
  deskFault,
  deskStart,
  forcedCovers,
  judgeDesk,
  suggestionFor,
} from '@/components/work-list/desk-draft';
import { caseHref, deskHref, missingHref } from '@/components/work-list/hrefs';
import { readReceipt } from '@/components/work-list/receipt-text';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { makeReceipt } from '@/lib/shared/protocol/receipt';
import { wireReceipt } from '@/lib/shared/schemas/review-api';
import { type DeskCase, zDeskCase, zDeskStatement } from '@/lib/shared/schemas/work-list-api';
import { OCTOBER, secretOf } from '@/tests/fixtures/household';

const source = (issuerId: string, over: object = {}) => ({
  ...{ issuerId, issuerName: issuerId, isDesk: false, personId: 'bram', person: 'Bram', of: 'self', hasIssued: false },
  ...over,
});
const deskOf = (over: object = {}): DeskCase =>
  zDeskCase.parse({
    ...{ entryId: 'e', version: 3, clientNumber: null, period: OCTOBER, scheme: 'pw', deskName: 'Stad' },
    ...{ claimant: 'Bram', person: { id: 'bram', displayName: 'Bram', of: 'self' }, review: null },
    ...{ sources: [source('rides'), source('shop')], replaceable: ['rides', 'shop'] },
    ...over,
  });
const filled: DeskValues = {
  ...{ covers: ['rides'], gross: '1400', net: '1180,50' },
  ...{ reason: 'source-silent', papers: 'payslips', consent: 'in-writing' },
};
const codes = (values: object, item = deskOf()) =>
  judgeDesk({ ...filled, ...values }, item).faults.map(({ fieldId, code }) => `${fieldId} ${code}`);

describe('a decision on a case', () => {
  it('WD-01 a decision and a reason of its own are needed', () => {
    expect(judgeCase({ decision: null, reason: null }).faults).toMatchObject([{ code: 'decisionMissing' }]);
    expect(judgeCase({ decision: 'stands', reason: null }).faults).toMatchObject([
      { code: 'reasonMissing', fieldId: `${reasonName('stands')}-0` },
    ]);
    expect(judgeCase({ decision: 'stands', reason: 'sum-correct' }).draft).toEqual({
      decision: 'stands',
      reason: 'sum-correct',
    });
    expect(caseClears('reasonMissing', 'decision')).toBe(true);
    expect(caseClears('reasonMissing', 'reason-stands')).toBe(false);
  });

  it('WD-02 a desk’s own statement is not put to an employer; what the income desk does is not offered here', () => {
    const decisions = (mayPassOn: boolean) => choicesOf({ kind: 'statement', mayPassOn }).map(([decision]) => decision);
    expect(decisions(true)).toEqual(['passed-on', 'stands']);
    expect(decisions(false)).toEqual(['stands']);
    expect(choicesOf({ kind: 'month', mayPassOn: false }).map(([one]) => one)).not.toContain('desk-replaced');
  });
});

describe('the income desk’s form', () => {
  it('WD-10 stands for exactly what the server takes, of the version that it was filled from', () => {
    const { draft } = judgeDesk(filled, deskOf({ review: { id: 'r', kind: 'month', reason: 'nothing-came' } }));
    expect(zDeskStatement.parse(draft)).toMatchObject({
      version: 3,
      personId: 'bram',
      covers: ['rides'],
      reviewId: 'r',
    });
  });

  it('WD-11 names everything that is missing or wrong, in the order of the fields', () => {
    const empty = { covers: [], gross: '', net: '', reason: null, papers: null, consent: null };
    expect(codes(empty)).toEqual([
      'covers-0 coversMissing',
      'gross AMOUNT_MISSING',
      'net AMOUNT_MISSING',
      'reason-0 reasonMissing',
      'papers-0 papersMissing',
      'consent-0 consentMissing',
    ]);
    expect(codes({ net: '1400,01' })).toEqual(['net NET_ABOVE_GROSS']);
    expect(codes({ gross: '1.400', net: '0' })).toEqual(['gross AMOUNT_AMBIGUOUS']);
    expect(suggestionFor('1.400')).toBe('1400');
    expect(codes({ gross: '0', net: '0' })).toEqual([]);
    expect(deskFault('NET_ABOVE_GROSS')).toMatchObject({ fieldId: 'net' });
    expect(deskFault('ENTRY_CHANGED')).toBeNull();
  });

  it('WD-12 one source is taken without a choice; the desk’s own place is never left out; of two nothing is chosen', () => {
    expect(forcedCovers(deskOf({ replaceable: ['rides'] }))).toEqual(['rides']);
    expect(deskStart(deskOf()).covers).toEqual([]);
    const withDesk = { sources: [source('stad', { isDesk: true }), source('shop')], replaceable: ['stad', 'shop'] };
    expect(deskStart(deskOf(withDesk)).covers).toEqual(['stad']);
  });

  it('WD-13 the reason that follows from the case stands there at first, and no other', () => {
    expect(deskStart(deskOf()).reason).toBe('source-silent');
    const contested = { review: { id: 'r', kind: 'statement', reason: 'wrong-amount' } };
    expect(deskStart(deskOf(contested)).reason).toBe('statement-wrong');
    expect(deskStart(deskOf({ review: { id: 'r', kind: 'month', reason: 'nothing-came' } })).reason).toBeNull();
  });
});

describe('addresses and receipts at the desk', () => {
  it('WD-20 an address holds ids, and nothing that could lead out of it', () => {
    expect(caseHref('a/../b')).toBe('/werkvoorraad/verzoek/a%2F..%2Fb');
    const address = { entryId: 'e&x=1', period: period(202610), personId: 'p', reviewId: null };
    expect(deskHref(address)).toBe('/werkvoorraad/inkomensloket?plaats=e%26x%3D1&maand=202610&persoon=p');
    expect(deskHref({ ...address, reviewId: 'r' })).toMatch(/&verzoek=r$/);
    expect(missingHref(202610, 2)).toBe('/werkvoorraad?maand=202610&pagina=2#ontbrekend');
  });

  it('S-32 what is pasted is a receipt or nothing: script, a megabyte, other JSON', () => {
    const receipt = makeReceipt(secretOf('driver'), {
      ...{ chainId: 31337, gate: `0x${'1'.repeat(40)}`, scheme: 1, nullifierClass: 1, period: OCTOBER },
      ...{ amountCents: eurCents(1n), reason: 'review' },
    });
    const wire = wireReceipt(receipt);
    expect(readReceipt(JSON.stringify(wire, null, 2))).toEqual({ receipt: wire });
    expect(readReceipt('  ')).toEqual({ fault: 'missing' });
    expect(readReceipt('<script>alert(1)</script>')).toEqual({ fault: 'malformed' });
    expect(readReceipt(JSON.stringify({ ...wire, note: '<b>' }))).toEqual({ fault: 'malformed' });
    expect(readReceipt('[[[[')).toEqual({ fault: 'malformed' });
    expect(readReceipt(`"${'x'.repeat(1_000_000)}"`)).toEqual({ fault: 'tooLarge' });
  });
});
