import { readFileSync } from 'node:fs';
import { groth16 } from 'snarkjs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { provingKey } from '@/lib/shared/card/proving-key';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashHolder, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { holderInput } from '@/lib/shared/protocol/supplement-witness';

const bytes = (file: string) => new Uint8Array(readFileSync(`public/zk/${file}`));
const artifacts = { wasm: bytes('holder.wasm'), zkey: bytes('holder.zkey') };
const vkey: unknown = JSON.parse(readFileSync('public/zk/holder.vkey.json', 'utf8'));

const secret = 123456789n as SecretIdentity;
const context = 42n as FieldElement;
const input = holderInput(secret, context);

/** From the contract's order back to snarkjs's. */
const inLibraryOrder = ([a0, a1, b01, b00, b11, b10, c0, c1]: readonly string[]) => ({
  pi_a: [a0 ?? '', a1 ?? '', '1'],
  pi_b: [
    [b00 ?? '', b01 ?? ''],
    [b10 ?? '', b11 ?? ''],
    ['1', '0'],
  ],
  pi_c: [c0 ?? '', c1 ?? '', '1'],
  protocol: 'groth16',
  curve: 'bn128',
});

describe('Groth16 prover', () => {
  afterAll(stopProver);

  it("Z-03 snarkjs's own verifier accepts the proof for its signals, and for no others", async () => {
    const { proof, publicSignals } = await proveGroth16(input, artifacts);
    expect(publicSignals).toEqual([String(hashHolder(secret)), String(context)]);
    expect(await groth16.verify(vkey, publicSignals, inLibraryOrder(proof))).toBe(true);
    expect(await groth16.verify(vkey, [publicSignals[0] ?? '', '43'], inLibraryOrder(proof))).toBe(false);
  });

  it('Z-04 two proofs of the same statement differ: blinding is fresh', async () => {
    const first = await proveGroth16(input, artifacts);
    const second = await proveGroth16(input, artifacts);
    expect(second.proof).not.toEqual(first.proof);
    expect(await groth16.verify(vkey, second.publicSignals, inLibraryOrder(second.proof))).toBe(true);
  });

  it('Z-05 an input that the circuit does not take, and a key that is cut off, give PROVING_FAILED alone', async () => {
    await expect(proveGroth16({ secret: '1' }, artifacts)).rejects.toMatchObject({ code: 'PROVING_FAILED' });
    const cut = { ...artifacts, zkey: artifacts.zkey.slice(0, 5000) };
    await expect(proveGroth16(input, cut)).rejects.toMatchObject({ code: 'PROVING_FAILED' });
  });

  it('Z-10 without memory for its threads it says so, and proves once there is some', async () => {
    await stopProver();
    const { Memory } = WebAssembly;
    const short = vi.spyOn(WebAssembly, 'Memory').mockImplementation(function reserve(descriptor) {
      // What it asks for without a limit is its own, in this very thread.
      if (descriptor.maximum === undefined) return new Memory(descriptor);
      throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    });
    await expect(proveGroth16(input, artifacts)).rejects.toMatchObject({ code: 'MEMORY_SHORT' });
    short.mockRestore();
    const { proof, publicSignals } = await proveGroth16(input, artifacts);
    expect(await groth16.verify(vkey, publicSignals, inLibraryOrder(proof))).toBe(true);
  });

  it('Z-06 the key is read once, and its points at infinity in B are left out', () => {
    const key = provingKey(artifacts.zkey);
    expect(provingKey(artifacts.zkey)).toBe(key);
    expect(key.b.wires.length).toBeGreaterThan(0);
    expect(key.b.wires.length).toBeLessThan(key.wires);
    expect(key.b.b2.byteLength).toBe(key.b.wires.length * 128);
  });
});
