import { readFileSync } from 'node:fs';
import * as snarkjs from 'snarkjs';
import { describe, expect, it } from 'vitest';
import lock from '@/circuits/artifacts.lock.json';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashHolder } from '@/lib/shared/protocol/hashes';
import { holderInput, supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { secretOf, seeded, witnessOf } from '../fixtures/household';
import { ROOT } from './support/circuits';

const { supplement, holder } = lock.circuits;
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
});
