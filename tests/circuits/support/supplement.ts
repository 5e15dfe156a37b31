import { expect } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { hashNote, hashNullifier, hashPayTo } from '@/lib/shared/protocol/hashes';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import {
  type SecretCircuitInput,
  type SupplementWitness,
  supplementInput,
} from '@/lib/shared/protocol/supplement-witness';
import { type Household, placed, sourceOf, witnessOf } from '../../fixtures/household';
import { productCircuit } from './circuits';

const { calculator } = productCircuit('supplement');

export const signalsOf = (input: SecretCircuitInput): Record<(typeof SUPPLEMENT_SIGNALS)[number], bigint> => {
  const values = calculator.publicSignals(input, SUPPLEMENT_SIGNALS.length);
  return Object.fromEntries(SUPPLEMENT_SIGNALS.map((name, i) => [name, values[i]])) as ReturnType<typeof signalsOf>;
};

/** The outputs that TypeScript expects when the supplement is `amountCents`. */
export function expected(witness: SupplementWitness, amountCents: bigint): ReturnType<typeof signalsOf> {
  const { secret, policy, randomness, context } = witness;
  const nullifier = hashNullifier(secret, policy.nullifierClass, policy.period);
  const { c1, c2 } = encryptAmount(eurCents(amountCents), policy.tallyKey, randomness);
  return {
    nullifier,
    note: hashNote(eurCents(amountCents), hashPayTo(secret, nullifier)),
    c1x: c1[0],
    c1y: c1[1],
    c2x: c2[0],
    c2y: c2[1],
    policyHash: hashPolicy(policy),
    registerRoot: placed(witness.leaf).root,
    context,
  };
}

export function pays(household: Household, amountCents: bigint): void {
  const witness = witnessOf(household);
  expect(signalsOf(supplementInput(witness))).toEqual(expected(witness, amountCents));
}

export function refuses(household: Household, changes: SecretCircuitInput = {}): void {
  expect(() => signalsOf({ ...supplementInput(witnessOf(household)), ...changes })).toThrow('circuit refused');
}

export const twoEmployers = [sourceOf('rides', 'driver'), sourceOf('shop', 'driver')] as const;
export const couple = {
  normClass: 1,
  sources: [sourceOf('rides', 'driver'), sourceOf('school', 'partner')] as const,
};
