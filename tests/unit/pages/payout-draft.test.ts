import { describe, expect, it } from 'vitest';
import { checkAccount } from '@/components/money/account-text';
import { type PayoutValues, readPayout } from '@/components/money/payout-draft';
import { checkRelay } from '@/components/money/relay-text';

const OWN = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const POOL = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const TOKEN = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512';
const KNOWN = { pool: POOL, token: TOKEN } as const;
const RULES = { ...KNOWN, balanceCents: 41_646n };
const VALUES: PayoutValues = { choice: 'other', ownAmount: '70,00', kind: 'spread', account: OWN };

const faultsOf = (values: Partial<PayoutValues>) => {
  const check = readPayout({ ...VALUES, ...values }, RULES);
  return check.ok ? [] : check.faults.map(({ fieldId, code }) => `${fieldId}: ${code}`);
};

describe('readPayout', () => {
  it('PAY-01 an own amount is typed with a comma', () => {
    expect(readPayout(VALUES, RULES)).toEqual({
      ok: true,
      options: { kind: 'spread', amountCents: 7000n, toAccount: OWN },
    });
  });

  it('PAY-02 a suggested budget is taken as it is, whatever is left in the field of an own amount', () => {
    const check = readPayout({ ...VALUES, choice: '5000', ownAmount: 'x', kind: 'at-once' }, RULES);
    expect(check.ok && check.options).toMatchObject({ kind: 'at-once', amountCents: 5000n });
  });

  it.each([
    [{ choice: null }, 'budget-0: CHOICE_MISSING'],
    [{ ownAmount: '' }, 'own-amount: AMOUNT_MISSING'],
    [{ ownAmount: '4,99' }, 'own-amount: AMOUNT_TOO_SMALL'],
    [{ ownAmount: '-5' }, 'own-amount: AMOUNT_NEGATIVE'],
    [{ ownAmount: '416,47' }, 'own-amount: BALANCE_TOO_LOW'],
    [{ ownAmount: '1.180,00' }, 'own-amount: AMOUNT_AMBIGUOUS'],
    [{ ownAmount: '99999999999' }, 'own-amount: AMOUNT_OUT_OF_RANGE'],
    [{ choice: '50000' }, 'budget-0: BALANCE_TOO_LOW'],
    [{ account: null }, 'account: ACCOUNT_MISSING'],
  ] as const)('PAY-03 %j is told at its field', (values, fault) => {
    expect(faultsOf(values)).toEqual([fault]);
  });

  it('PAY-04 the whole balance and the least amount are both fine', () => {
    expect([faultsOf({ ownAmount: '416,46' }), faultsOf({ ownAmount: '5' })]).toEqual([[], []]);
  });

  it('PAY-05 everything that is wrong is told at once', () => {
    expect(faultsOf({ ownAmount: '1', account: '0x12' })).toEqual([
      'own-amount: AMOUNT_TOO_SMALL',
      'account: ACCOUNT_MALFORMED',
    ]);
  });
});

describe('checkAccount', () => {
  it.each([OWN, OWN.toLowerCase(), ` ${OWN} `])('ACC-01 "%s" is an account', (text) => {
    expect(checkAccount(text, KNOWN)).toEqual({ ok: true, account: text.trim() });
  });

  it.each([
    ['', 'ACCOUNT_MISSING'],
    ['vitalik.eth', 'ACCOUNT_MALFORMED'],
    [OWN.slice(0, -1), 'ACCOUNT_MALFORMED'],
    [`${OWN}0`, 'ACCOUNT_MALFORMED'],
    [OWN.replace('d8dA', 'd8da'), 'ACCOUNT_CHECKSUM'],
    [`0x${'0'.repeat(40)}`, 'ACCOUNT_ZERO'],
    [POOL.toLowerCase(), 'ACCOUNT_POOL'],
    [TOKEN, 'ACCOUNT_TOKEN'],
  ] as const)('ACC-02 "%s" is refused as %s', (text, code) => {
    expect(checkAccount(text, KNOWN)).toEqual({ ok: false, code });
  });
});

describe('checkRelay', () => {
  it.each([
    ['https://relay.example', 'https://relay.example'],
    [' https://relay.example/ ', 'https://relay.example'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('RELAY-01 "%s" is an origin', (text, origin) => {
    expect(checkRelay(text)).toEqual({ ok: true, origin });
  });

  it.each([
    ['', 'RELAY_MISSING'],
    ['relay.example', 'RELAY_MALFORMED'],
    ['ftp://relay.example', 'RELAY_MALFORMED'],
    ['javascript:alert(1)', 'RELAY_MALFORMED'],
    ['https://relay.example/path', 'RELAY_MALFORMED'],
    ['https://relay.example?who=me', 'RELAY_MALFORMED'],
    ['https://me:word@relay.example', 'RELAY_MALFORMED'],
  ] as const)('RELAY-02 "%s" is refused as %s', (text, code) => {
    expect(checkRelay(text)).toEqual({ ok: false, code });
  });
});
