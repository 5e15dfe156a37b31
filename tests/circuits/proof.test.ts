import { readFileSync } from 'node:fs';
import * as snarkjs from 'snarkjs';
import { describe, expect, it } from 'vitest';
import lock from '@/circuits/artifacts.lock.json';
import { advanceInput, advanceOutputs } from '@/lib/shared/protocol/advance-witness';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashHolder } from '@/lib/shared/protocol/hashes';
import { spendInput, spendOutputs } from '@/lib/shared/protocol/spend-witness';
import { holderInput, supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { shareOf } from '@/lib/shared/protocol/tally';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { secretOf, seeded, witnessOf } from '../fixtures/household';
import { advanceWitnessOf } from '../fixtures/patient';
import { partOf, publicPartOf, TALLY_WORLD } from '../fixtures/tally';
import { ROOT } from './support/circuits';
import { spendOf } from './support/spend';
import { TRANCHE } from './support/tally';

const { supplement, holder, spend, advance, tallyShare } = lock.circuits;
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

  it('P-05 a share proof verifies; for another key, share, sum, tranche or holder it does not (S-09, S-22)', async () => {
    const { chainId, tally, holders } = TALLY_WORLD;
    const bound = { chainId, tally, holder: holders.pw, trancheId: 1n };
    const context = tallyShareContext(bound);
    const { proof, publicSignals } = await snarkjs.groth16.fullProve(
      tallyShareInput(partOf('pw'), TRANCHE.c1, context),
      `${ROOT}${tallyShare.wasm.file}`,
      `${ROOT}${tallyShare.zkey.file}`,
    );
    const vkey = vkeyOf(tallyShare.vkey.file);
    const verifies = (signals: readonly bigint[]) => snarkjs.groth16.verify(vkey, signals.map(String), proof);
    const right: readonly bigint[] = [
      ...publicPartOf('pw'),
      ...shareOf(partOf('pw'), TRANCHE.c1),
      ...TRANCHE.c1,
      context,
    ];
    expect(publicSignals).toEqual(right.map(String));
    expect(await verifies(right)).toBe(true);
    for (let i = 0; i < right.length; i++) {
      const value = right[i] ?? 0n;
      for (const other of [(value + 1n) % FIELD_ORDER, 0n, 1n, (FIELD_ORDER - value) % FIELD_ORDER]) {
        expect(await verifies(right.with(i, other)), `signal ${i}`).toBe(false);
      }
    }
    const elsewhere = [
      { chainId: 31338 },
      { tally: holders.tw },
      { holder: holders.statistics },
      { trancheId: 2n },
      { trancheId: 0n },
    ];
    for (const change of elsewhere) {
      expect(await verifies(right.with(6, tallyShareContext({ ...bound, ...change })))).toBe(false);
    }
    expect(await verifies(right.toSpliced(0, 2, ...publicPartOf('statistics')))).toBe(false);
    expect(await verifies(right.toSpliced(2, 2, ...shareOf(partOf('statistics'), TRANCHE.c1)))).toBe(false);
    expect(await verifies(right.toSpliced(4, 2, ...TRANCHE.c2))).toBe(false);
  }, 60_000);
});
