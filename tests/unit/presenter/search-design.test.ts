import { encodeAbiParameters, getAddress, type Hex, hexToBytes, zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import type { Heap, Piece } from '@/lib/server/services/presenter/chain-heap';
import type { NamedChain } from '@/lib/server/services/presenter/chain-records';
import { type Decoded, designOfFind, isPayee } from '@/lib/server/services/presenter/search-design';
import type { Found } from '@/lib/server/services/presenter/search-find';
import { DESIGNS, type Design, SEARCH_FORMS } from '@/lib/shared/schemas/presenter-chains';

const ACCOUNT = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const POOL = '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc';
const named = { chain: 'payout', names: new Map([[POOL, 'payoutPool']]) } as unknown as NamedChain;
const PUBLISHED = { caps: new Set([233_704n]), totals: new Set([500_000n]) };

type Form = Found['needle']['form'];
const found = (form: Form, reading: Found['needle']['reading'], kind: Piece['kind'] = 'event'): Found => {
  const piece = { kind, from: 0, to: 64, input: '0xabcd' } as unknown as Piece;
  return { needle: { form, reading }, piece, heap: { bytes: new Uint8Array(64) } as Heap, at: 0 };
};
const place = (contract: string | null, member: string | null, fields: Decoded['fields'] = []): Decoded => ({
  contract,
  member,
  fields,
});
const asNumber = (cents: bigint, where: Decoded, at = found('word', 'cents')): Design | null =>
  designOfFind(named, at, where, { text: String(cents), amounts: [cents] }, PUBLISHED);
const asAccount = (where: Decoded, at = found('bytes', 'address')): Design | null =>
  designOfFind(named, at, where, { text: ACCOUNT, amounts: [] }, PUBLISHED);

const PLACES: readonly Decoded[] = [
  place('payoutPool', 'Spent'),
  place('payoutPool', 'deposit'),
  place('payoutPool', 'NoteReceived'),
  place('payoutPool', 'ReleaseReceived'),
  place('payoutPool', 'enrolGate'),
  place('euroToken', 'transfer'),
  place('incomeSupplement', 'PolicyPublished'),
  place('incomeSupplement', 'Claimed'),
  place('tally', 'TotalOpened'),
  place('accessManager', 'RoleGranted'),
];

describe('what may stand where for everybody to see', () => {
  test('S-34 a name, and a hash of anything, nowhere', () => {
    const forms = SEARCH_FORMS.filter((form) => form !== 'word' && form !== 'bytes' && form !== 'mapping');
    for (const where of PLACES) {
      for (const form of forms) {
        for (const reading of ['text', 'lowercase', 'address'] as const) {
          for (const kind of ['event', 'transaction', 'storage'] as const) {
            const design = designOfFind(
              named,
              found(form, reading, kind),
              where,
              { text: ACCOUNT, amounts: [] },
              PUBLISHED,
            );
            expect([where.member, form, reading, kind, design]).toEqual([where.member, form, reading, kind, null]);
          }
        }
      }
    }
  });

  test('S-34 an account only as a value of a payment, a deposit or an office', () => {
    expect(asAccount(place('euroToken', 'Transfer', [['to', ACCOUNT.toUpperCase().replace('0X', '0x')]]))).toBe(
      'payment',
    );
    expect(asAccount(place('payoutPool', 'Deposited', [['depositor', ACCOUNT]]))).toBe('deposit');
    expect(asAccount(place('accessManager', 'grantRole', [['1', ACCOUNT]]))).toBe('office');
    // Behind the values, or among those of a claim, a table or a total.
    expect(asAccount(place('euroToken', 'transfer', [['0', POOL]]))).toBeNull();
    for (const member of ['Claimed', 'PolicyPublished', 'resend']) {
      expect(asAccount(place('incomeSupplement', member, [['x', ACCOUNT]]))).toBeNull();
    }
    expect(asAccount(place('tally', 'TotalOpened', [['x', ACCOUNT]]))).toBeNull();
    expect(asAccount(place(null, null))).toBeNull();
  });

  test('S-34 an amount as a cap only where a policy has it as its highest', () => {
    const claimed = place('incomeSupplement', 'Claimed', [['capCents', 41_646]]);
    expect(asNumber(41_646n, claimed)).toBeNull();
    expect(asNumber(233_704n, claimed)).toBe('cap');
    expect(asNumber(41_646n, place('payoutPool', 'NoteReceived'))).toBeNull();
  });

  test('S-34 in a message of a gate as the cap or the total that is known, and as nothing else', () => {
    const message = (version: bigint): Found => {
      const words = [version, 1n, 2n, 3n, 4n].map((word) => encodeAbiParameters([{ type: 'uint256' }], [word]));
      const bytes = hexToBytes(`0x${words.map((word) => word.slice(2)).join('')}` as Hex);
      return { ...found('word', 'cents'), heap: { bytes } as Heap, at: 128 };
    };
    const dispatch = place('mailbox', 'Dispatch');
    expect(asNumber(233_704n, dispatch, message(1n))).toBe('cap');
    expect(asNumber(41_646n, dispatch, message(1n))).toBeNull();
    expect(asNumber(500_000n, dispatch, message(2n))).toBe('total');
    expect(asNumber(41_646n, dispatch, message(2n))).toBeNull();
    expect(asNumber(233_704n, dispatch, message(7n))).toBeNull();
  });

  test('S-34 as a total only of a tranche that was opened; the sum of caps stands at its closing', () => {
    expect(asNumber(500_000n, place('tally', 'TotalOpened'))).toBe('total');
    expect(asNumber(41_646n, place('tally', 'TotalOpened'))).toBeNull();
    expect(asNumber(41_646n, place('tally', 'TrancheClosed'))).toBe('total');
  });

  test('S-34 as a payment only what the pool pays everybody', () => {
    expect(asNumber(41_646n, place('euroToken', 'Transfer', [['to', ACCOUNT]]))).toBeNull();
    expect(asNumber(5_000n, place('euroToken', 'Transfer', [['to', ACCOUNT]]))).toBe('payment');
    expect(asNumber(0n, place('euroToken', 'Transfer', [['to', ACCOUNT]]))).toBeNull();
  });

  test('on the naive chain nothing is by design', () => {
    const naive = { ...named, chain: 'naive' } as NamedChain;
    const sought = { text: '1', amounts: [233_704n] };
    for (const where of PLACES) {
      expect(designOfFind(naive, found('word', 'cents'), where, sought, PUBLISHED)).toBeNull();
    }
    expect(DESIGNS.length).toBeGreaterThan(0);
  });
});

describe('who is paid', () => {
  const sought = { text: ACCOUNT, amounts: [] };
  const isPaid = (fields: Decoded['fields'], at = found('bytes', 'address')) =>
    isPayee(at, place('euroToken', 'Transfer', fields), sought);

  test('PRS-39 the account that a payment goes to, and not the one that it comes from', () => {
    const checksummed = getAddress(ACCOUNT);
    expect(
      isPaid([
        ['from', POOL],
        ['to', checksummed],
      ]),
    ).toBe(true);
    expect(isPaid([['recipient', checksummed]])).toBe(true);
    expect(
      isPaid([
        ['from', checksummed],
        ['to', POOL],
      ]),
    ).toBe(false);
  });

  test('PRS-39 money that was made is no payment, and neither is a call, a name or a place of storage', () => {
    expect(
      isPaid([
        ['from', zeroAddress],
        ['to', ACCOUNT],
      ]),
    ).toBe(false);
    const fields: Decoded['fields'] = [
      ['from', POOL],
      ['to', ACCOUNT],
    ];
    for (const at of [
      found('bytes', 'address', 'transaction'),
      found('mapping', 'address', 'storage'),
      found('text', 'text'),
    ]) {
      expect(isPaid(fields, at)).toBe(false);
    }
  });
});
