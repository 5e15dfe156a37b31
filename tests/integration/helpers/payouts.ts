import type { WireSpend, WireTransfer } from '@/lib/shared/schemas/pool-api';
import { seeded } from '@/tests/fixtures/household';

/** Requests in the right shape, whose proof and signature are none. */

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
const account = (name: string): string => `0x${seeded(`account.${name}`).toString(16).padStart(64, '0').slice(0, 40)}`;
const word = (name: string): string => `0x${seeded(`word.${name}`).toString(16).padStart(64, '0')}`;

export const wireSpend = (name = 'spend') =>
  ({
    root: seeded('spend.root').toString(),
    amountCents: '5000',
    nullifiers: [seeded(`nullifier.${name}`).toString(), seeded(`blank.${name}`).toString()],
    change: seeded('change').toString(),
    recipient: account('recipient'),
    deadlineSec: inAnHour(),
    proof: Array.from({ length: 8 }, (_, i) => String(i + 1)),
  }) satisfies WireSpend;

export const wireTransfer = (name = 'transfer') =>
  ({
    from: account('from'),
    to: account('to'),
    units: '50000000',
    validAfterSec: 0,
    validBeforeSec: inAnHour(),
    nonce: word(`nonce.${name}`),
    v: 27,
    r: word('r'),
    s: word('s'),
  }) satisfies WireTransfer;
