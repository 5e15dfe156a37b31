import { wtns } from 'snarkjs';
import { AppError } from '../errors/app-error';
import type { SecretCircuitInput } from '../protocol/supplement-witness';
import { proveWith } from './groth16-prover';
import { proverCurve } from './prover-curve';
import { isMemoryShort, onThreads } from './prover-threads';
import { provingKey } from './proving-key';

/** A proof in the order of the Solidity verifier, and the public signals, as decimal strings. */
export type Groth16Proof = { readonly proof: readonly string[]; readonly publicSignals: readonly string[] };

export type ProvingArtifacts = { readonly wasm: Uint8Array; readonly zkey: Uint8Array };

/**
 * A circuit brings its own memory. Unless told, snarkjs reserves two gigabytes beside it for circuits of circom 1, which
 * a phone may not have.
 */
const WITNESS_OPTIONS = { memorySize: 1 };

/**
 * Proves: snarkjs calculates the witness, proveWith the proof. Keeps the curve's threads alive afterwards, so that the
 * next proof starts warm; a Node process ends them with stopProver.
 * @throws PROVING_FAILED when the input does not satisfy the circuit, MEMORY_SHORT; no cause names a signal
 */
export async function proveGroth16(input: SecretCircuitInput, artifacts: ProvingArtifacts): Promise<Groth16Proof> {
  try {
    const witness: { type: 'mem'; data?: Uint8Array } = { type: 'mem' };
    await wtns.calculate(input, artifacts.wasm, witness, WITNESS_OPTIONS);
    const { data } = witness;
    if (data === undefined) throw new AppError('PROVING_FAILED');
    const curve = await proverCurve();
    const key = provingKey(artifacts.zkey);
    const { points, publicSignals } = await onThreads(curve, () => proveWith(curve, key, data));
    // The verifier's contract takes each coordinate of B with the imaginary part first.
    const [[bx0, bx1] = [], [by0, by1] = []] = points.b;
    const words = [points.a[0], points.a[1], bx1, bx0, by1, by0, points.c[0], points.c[1]];
    return { proof: words.map((word) => String(word ?? 0n)), publicSignals: publicSignals.map(String) };
  } catch (error) {
    // snarkjs writes the failing signal into its message: dropped, since it may hold an income.
    throw new AppError(isMemoryShort(error) ? 'MEMORY_SHORT' : 'PROVING_FAILED');
  }
}

/** Ends snarkjs's curve threads, which otherwise keep a Node process alive. */
export async function stopProver(): Promise<void> {
  const holder = globalThis as { curve_bn128?: { terminate(): Promise<void> } | null };
  await holder.curve_bn128?.terminate();
}
