import { buildBn128 } from 'ffjavascript';
import type { Curve } from 'snarkjs';
import { addBucketSumKernels, BUCKET_SUM } from './bucket-sum-kernel';
import { requireThreadMemory } from './prover-threads';

type Holder = { curve_bn128?: Curve | null };

/**
 * BN254 with its threads and this project's kernels: built once, kept for the next proof, and shared with snarkjs.
 * PRE one caller at a time. Enforced: work.ts. A Node process ends the threads with stopProver.
 * @throws RangeError when there is no memory for the threads
 */
export async function proverCurve(): Promise<Curve> {
  const holder = globalThis as Holder;
  // Whoever used snarkjs before (a verifier in the same process) built a curve without the kernels.
  if (holder.curve_bn128 && !(BUCKET_SUM.G1 in holder.curve_bn128.tm.instance.exports)) holder.curve_bn128 = null;
  if (!holder.curve_bn128) requireThreadMemory();
  return buildBn128(false, addBucketSumKernels);
}
