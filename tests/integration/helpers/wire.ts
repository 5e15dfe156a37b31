import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import type { WireSpend, WireTransfer } from '@/lib/shared/schemas/pool-api';
import { seeded } from '@/tests/fixtures/household';

/** Requests in the right shape, whose proof and signature are none. */

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
const account = (name: string): string => `0x${seeded(`account.${name}`).toString(16).padStart(64, '0').slice(0, 40)}`;
const word = (name: string): string => `0x${seeded(`word.${name}`).toString(16).padStart(64, '0')}`;

export const wireClaim = (name = 'claim') => ({
  scheme: 1,
  period: 202610,
  registerRoot: seeded('root').toString(),
  nullifier: seeded(`nullifier.${name}`).toString(),
  note: seeded('note').toString(),
  c1: BASE8.map(String),
  c2: BASE8.map(String),
  deadlineSec: inAnHour(),
  proof: Array.from({ length: 8 }, (_, i) => String(i + 1)),
});

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

/** An application as it travels; no proof of anything. */
export const wireAdvance = () => ({
  policyId: 1,
  registerRoot: seeded('registerRoot').toString(),
  nullifier: seeded('nullifier').toString(),
  note: seeded('note').toString(),
  deadlineSec: 4_102_444_800,
  proof: Array.from({ length: 8 }, () => '1'),
});
