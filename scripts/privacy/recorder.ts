import type { Address } from 'viem';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import type { PoolEvent } from '@/lib/shared/schemas/pool-api';
import type { Income } from './population';
import type { Random } from './random';
import type { ClaimTruth, PayoutTruth, Simulation } from './simulate';
import type { Parcel } from './wallet';

const BLOCK_SEC = 5;
const UNITS_PER_CENT = 10_000n;
const NOBODY: Address = '0x0000000000000000000000000000000000000000';
/** One proof after another. */
const PROOF_SEC = 10;

type PayoutRecord = {
  readonly truth: PayoutTruth;
  readonly parcels: readonly Parcel[];
  readonly cents: bigint;
  readonly account: Address;
  readonly toAccount: Address;
  readonly consolidations: number;
  readonly withdrawnSec: number;
  readonly forwardedSec: number;
};

export type Recorder = {
  /** @returns the claim's nullifier, or null for a wage */
  readonly income: (person: number, income: Income) => bigint | null;
  readonly payout: (payout: PayoutRecord) => void;
  readonly owns: (account: Address, person: number) => void;
  readonly finish: () => Simulation;
};

/**
 * Writes down what happens twice: as the events that everybody sees, in the form that the pool's index gives them, and as
 * the truth that nobody sees. Hashes are random numbers here: to an observer they are no more than that.
 */
export function recorder(random: Random): Recorder {
  const events: PoolEvent[] = [];
  const payouts = new Map<bigint, PayoutTruth>();
  const claims = new Map<bigint, ClaimTruth & { leftCents: bigint }>();
  const owners = new Map<Address, number>();
  let receivedCents = 0n;
  let paidCents = 0n;
  const field = (): FieldElement => reduceToField(BigInt(random.hex(32)));
  const place = (sec: number) => ({
    blockNumber: Math.floor(sec / BLOCK_SEC),
    blockTimeSec: Math.floor(sec / BLOCK_SEC) * BLOCK_SEC,
    txHash: random.hex(32),
  });
  const spend = (sec: number, recipient: Address, amountCents: bigint): FieldElement => {
    const nullifier = field();
    const nullifiers: [FieldElement, FieldElement] = [nullifier, field()];
    events.push({
      kind: 'spend',
      ...place(sec),
      nullifiers,
      change: field(),
      recipient,
      amountCents: amountCents as never,
    });
    return nullifier;
  };

  return {
    income(person, { kind, atSec, cents, ...rest }) {
      receivedCents += cents;
      if (kind === 'wage') {
        const deposit = { depositor: random.hex(20), note: field(), payTo: field(), amountCents: cents as never };
        events.push({ kind: 'deposit', ...place(atSec), ...deposit });
        return null;
      }
      const nullifier = field();
      const capCents = ('capCents' in rest ? rest.capCents : cents) as never;
      events.push({ kind: 'note', ...place(atSec), nullifierClass: 1, nullifier, note: field(), capCents });
      claims.set(nullifier, { person, cents, atSec, emptySec: Number.POSITIVE_INFINITY, leftCents: cents });
      return nullifier;
    },
    payout({ truth, parcels, cents, account, toAccount, consolidations, withdrawnSec, forwardedSec }) {
      paidCents += cents;
      for (let left = consolidations; left > 0; left--) spend(withdrawnSec - left * PROOF_SEC, NOBODY, 0n);
      payouts.set(spend(withdrawnSec, account, cents), truth);
      const units = (cents * UNITS_PER_CENT) as never;
      events.push({ kind: 'transfer', ...place(forwardedSec), from: account, to: toAccount, units });
      for (const parcel of parcels) {
        const claim = parcel.claim === null ? undefined : claims.get(parcel.claim);
        if (parcel.claim === null || claim === undefined) continue;
        const leftCents = claim.leftCents - parcel.cents;
        claims.set(parcel.claim, { ...claim, leftCents, emptySec: leftCents === 0n ? withdrawnSec : claim.emptySec });
      }
    },
    owns(account, person) {
      owners.set(account, person);
    },
    finish() {
      const inOrder = events.sort((a, b) => a.blockTimeSec - b.blockTimeSec);
      return { events: inOrder, payouts, claims, owners, receivedCents, paidCents };
    },
  };
}
