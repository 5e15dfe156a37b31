import { curves, groth16 } from 'snarkjs';
import { AppError } from '../errors/app-error';
import type { SecretCircuitInput } from '../protocol/supplement-witness';
import { prepareMultiExponentiation } from './multi-exponentiation';

/** A proof in the order of the Solidity verifier, and the public signals, as decimal strings. */
export type Groth16Proof = { readonly proof: readonly string[]; readonly publicSignals: readonly string[] };

export type ProvingArtifacts = { readonly wasm: Uint8Array; readonly zkey: Uint8Array };

/**
 * Proves with snarkjs. Keeps snarkjs's curve threads alive afterwards, so that the next proof starts warm; a Node
 * process ends them with stopProver.
 * @throws PROVING_FAILED when the input does not satisfy the circuit; the cause names no signal
 */
export async function proveGroth16(input: SecretCircuitInput, artifacts: ProvingArtifacts): Promise<Groth16Proof> {
  try {
    prepareMultiExponentiation(await curves.getCurveFromName('bn128'));
    const { proof, publicSignals } = await groth16.fullProve(input, artifacts.wasm, artifacts.zkey);
    const [a, b, c] = [proof.pi_a, proof.pi_b, proof.pi_c];
    const at = (row: readonly string[] | undefined, i: number): string => row?.[i] ?? '';
    return {
      proof: [a[0], a[1], at(b[0], 1), at(b[0], 0), at(b[1], 1), at(b[1], 0), c[0], c[1]].map((v) => v ?? ''),
      publicSignals,
    };
  } catch {
    // snarkjs writes the failing signal into its message: dropped, since it may hold an income.
    throw new AppError('PROVING_FAILED');
  }
}

/** Ends snarkjs's curve threads, which otherwise keep a Node process alive. */
export async function stopProver(): Promise<void> {
  const holder = globalThis as { curve_bn128?: { terminate(): Promise<void> } | null };
  await holder.curve_bn128?.terminate();
}
