import { readFileSync } from 'node:fs';
import * as snarkjs from 'snarkjs';
import { describe, expect, it } from 'vitest';
import lock from '@/circuits/artifacts.lock.json';
import { advanceInput, advanceOutputs } from '@/lib/shared/protocol/advance-witness';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashHolder } from '@/lib/shared/protocol/hashes';
import { spendInput, spendOutputs } from '@/lib/shared/protocol/spend-witness';
import { holderInput, supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { secretOf, seeded, witnessOf } from '../fixtures/household';
import { advanceWitnessOf } from '../fixtures/patient';
import { ROOT } from './support/circuits';
import { spendOf } from './support/spend';

const { supplement, holder, spend, advance } = lock.circuits;
const vkeyOf = (file: string): unknown => JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8'));

describe('proofs', () => {
  it('P-01 a supplement proof verifies; with any public signal changed it does not (S-09)', async () => {
    const { proof, publicSignals } = await snarkjs.groth16.fullProve(
      supplementInput(witnessOf()),
      `${ROOT}${supplement.wasm.file}`,
      `${ROOT}${supplement.zkey.file}`,
    );
    const vkey = vkeyOf(supplement.vkey.file);
    expect(await snarkjs.groth16.verify(vkey, publicSignals, proof)).toBe(true);
    for (let i = 0; i < publicSignals.length; i++) {
      const changed = publicSignals.with(i, String((BigInt(publicSignals[i] ?? 0) + 1n) % FIELD_ORDER));
      expect(await snarkjs.groth16.verify(vkey, changed, proof), `signal ${i}`).toBe(false);
    }
  }, 60_000);

  it('P-02 a holder proof shows the holder, bound to its context, and nothing of another secret', async () => {
    const secret = secretOf('driver');
    const context = seeded('context');
    const { proof, publicSignals } = await snarkjs.groth16.fullProve(
      holderInput(secret, context),
      `${ROOT}${holder.wasm.file}`,
      `${ROOT}${holder.zkey.file}`,
    );
    const vkey = vkeyOf(holder.vkey.file);
    expect(publicSignals).toEqual([String(hashHolder(secret)), String(context)]);
    expect(await snarkjs.groth16.verify(vkey, publicSignals, proof)).toBe(true);
    expect(await snarkjs.groth16.verify(vkey, [String(publicSignals[0]), '1'], proof)).toBe(false);
    const other = String(hashHolder(secretOf('partner')));
    expect(await snarkjs.groth16.verify(vkey, [other, String(context)], proof)).toBe(false);
  }, 30_000);

  it('P-03 a spend proof verifies; with any public signal changed, or exchanged for another, it does not (S-09)', async () => {
    const witness = spendOf(20000n);
    const { proof, publicSignals } = await snarkjs.groth16.fullProve(
      spendInput(witness),
      `${ROOT}${spend.wasm.file}`,
      `${ROOT}${spend.zkey.file}`,
    );
    const vkey = vkeyOf(spend.vkey.file);
    const { nullifiers, change } = spendOutputs(witness);
    expect(publicSignals).toEqual([...nullifiers, change, witness.root, 20000n, witness.context].map(String));
    expect(await snarkjs.groth16.verify(vkey, publicSignals, proof)).toBe(true);
    for (let i = 0; i < publicSignals.length; i++) {
      const value = BigInt(publicSignals[i] ?? 0);
      for (const other of [(value + 1n) % FIELD_ORDER, 0n, FIELD_ORDER - 1n]) {
        const changed = publicSignals.with(i, String(other));
        expect(await snarkjs.groth16.verify(vkey, changed, proof), `signal ${i}`).toBe(false);
      }
    }
    // The two nullifiers in the other order.
    const [first, second, ...rest] = publicSignals as [string, string, ...string[]];
    expect(await snarkjs.groth16.verify(vkey, [second, first, ...rest], proof)).toBe(false);
  }, 60_000);

  it('P-04 an advance proof verifies; with any public signal changed it does not (S-09)', async () => {
    const witness = advanceWitnessOf();
    const { proof, publicSignals } = await snarkjs.groth16.fullProve(
      advanceInput(witness),
      `${ROOT}${advance.wasm.file}`,
      `${ROOT}${advance.zkey.file}`,
    );
    const vkey = vkeyOf(advance.vkey.file);
    const { nullifier, note } = advanceOutputs(witness);
    expect(publicSignals.slice(0, 2)).toEqual([String(nullifier), String(note)]);
    expect(publicSignals[4]).toBe(String(witness.context));
    expect(await snarkjs.groth16.verify(vkey, publicSignals, proof)).toBe(true);
    for (let i = 0; i < publicSignals.length; i++) {
      const changed = publicSignals.with(i, String((BigInt(publicSignals[i] ?? 0) + 1n) % FIELD_ORDER));
      expect(await snarkjs.groth16.verify(vkey, changed, proof), `signal ${i}`).toBe(false);
    }
  }, 60_000);
});
