import type { Address } from 'viem';
import type { EurCents } from '../../domain/cents';
import { addMonths, type Period, periodOf } from '../../domain/period';
import { NULLIFIER_CLASSES } from '../../domain/schemes';
import { LUMP_SUM_PERIOD } from '../../protocol/advance-witness';
import type { FieldElement } from '../../protocol/field';
import {
  hashNote,
  hashNullifier,
  hashPayTo,
  hashPoolLeaf,
  hashSpendNullifier,
  type SecretIdentity,
} from '../../protocol/hashes';
import { oneTimeAddress } from './accounts';

/** So far back a claim is looked for before the pool's first event, and at least from now: five years. */
const MONTHS_BACK = 60;
const MONTH_SEC = 30 * 24 * 3600;

function remembered<Arguments extends readonly (bigint | number)[], Value>(
  make: (...values: Arguments) => Value,
): (...values: Arguments) => Value {
  const known = new Map<string, Value>();
  return (...values) => {
    const key = values.join();
    const value = known.get(key) ?? make(...values);
    known.set(key, value);
    return value;
  };
}

/** What a secret's notes and accounts are known by. Hashed once each; dropped with the secret (PoolWork.forget). */
export function ownKeys(secret: SecretIdentity) {
  const claimNullifier = remembered((period: Period) =>
    hashNullifier(secret, NULLIFIER_CLASSES.incomeSupplement, period),
  );
  return {
    /**
     * Nullifiers of every claim that there may be, newest month first: next month's, since a month's claim opens before it
     * ends, back to five years before the pool began. What a claim left is found through its note, however long ago.
     */
    claims(
      nowMs: number,
      poolSinceSec: number | null,
    ): readonly { readonly period: Period; readonly nullifier: FieldElement }[] {
      const next = addMonths(periodOf(new Date(nowMs)), 1);
      const poolMonths = Math.max(0, Math.ceil((nowMs / 1000 - (poolSinceSec ?? nowMs / 1000)) / MONTH_SEC));
      return Array.from({ length: MONTHS_BACK + poolMonths + 2 }, (_, back) => {
        const period = addMonths(next, -back);
        return { period, nullifier: claimNullifier(period) };
      });
    },
    /** Nullifier of the lump sum, which is had once in a life. */
    advance: hashNullifier(secret, NULLIFIER_CLASSES.asbestosAdvance, LUMP_SUM_PERIOD),
    payTo: remembered((nonce: FieldElement) => hashPayTo(secret, nonce)),
    spendNullifier: remembered((note: FieldElement) => hashSpendNullifier(secret, note)),
    note: remembered((amountCents: EurCents, payTo: FieldElement) => hashNote(amountCents, payTo)),
    leaf: remembered((note: FieldElement, capCents: EurCents) => hashPoolLeaf(note, capCents)),
    account: remembered((index: number): Address => oneTimeAddress(secret, index)),
  };
}
export type OwnKeys = ReturnType<typeof ownKeys>;
