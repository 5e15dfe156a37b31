import { groth16 } from 'snarkjs';
import { decodeFunctionData, type Hex, toFunctionSelector } from 'viem';
import { z } from 'zod';
import { tallyAbi } from '../../generated/abi/Tally';
import { AppError } from '../errors/app-error';
import { TALLY_SHARE_SIGNALS } from '../protocol/signals';

/** A proof in the order of the Solidity verifier: A (2), B (4, imaginary parts first), C (2). */
export type SolidityProof = readonly bigint[];
/** One value for each of TALLY_SHARE_SIGNALS, in their order. */
export type ShareSignals = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint];

const zVerifyingKey = z.looseObject({
  protocol: z.literal('groth16'),
  curve: z.literal('bn128'),
  nPublic: z.literal(TALLY_SHARE_SIGNALS.length),
});

export type ShareCheck = (signals: ShareSignals, proof: SolidityProof) => Promise<boolean>;

/**
 * snarkjs's own verifier, of a proof as it travels to the chain. It starts the curve's threads: a Node process ends them
 * with stopProver.
 * @param verifyingKey JSON of tallyShare.vkey.json @throws ARTIFACT_HASH_MISMATCH when it is the key of something else
 */
export function createShareCheck(verifyingKey: unknown): ShareCheck {
  if (!zVerifyingKey.safeParse(verifyingKey).success) throw new AppError('ARTIFACT_HASH_MISMATCH');
  return (signals, proof) => {
    const [a0, a1, bx1, bx0, by1, by0, c0, c1] = proof.map(String);
    if (proof.length !== 8) return Promise.resolve(false);
    const text = (value: string | undefined): string => value ?? '';
    return groth16.verify(verifyingKey, signals.map(String), {
      pi_a: [text(a0), text(a1), '1'],
      pi_b: [
        [text(bx0), text(bx1)],
        [text(by0), text(by1)],
        ['1', '0'],
      ],
      pi_c: [text(c0), text(c1), '1'],
      protocol: 'groth16',
      curve: 'bn128',
    });
  };
}

const SHARE_CALLS = ['registerPart', 'submitShare', 'open'] as const;

const selectorOf = (name: (typeof SHARE_CALLS)[number]): string => {
  const call = tallyAbi.find((item) => item.type === 'function' && item.name === name);
  if (call?.type !== 'function') throw new AppError('UNEXPECTED');
  return toFunctionSelector(call).slice(2);
};
const SELECTORS: readonly string[] = SHARE_CALLS.map(selectorOf);

/**
 * Every proof that stands in a transaction's calldata. A key holder whose account is a contract calls through it, so the
 * call may stand anywhere in the data; what is found is judged by its proof alone.
 */
export function proofsIn(input: Hex): SolidityProof[] {
  const data = input.slice(2).toLowerCase();
  const proofs: SolidityProof[] = [];
  for (let at = 0; at + 8 <= data.length; at += 2) {
    if (!SELECTORS.includes(data.slice(at, at + 8))) continue;
    const proof = decodedProof(`0x${data.slice(at)}`);
    if (proof !== null) proofs.push(proof);
  }
  return proofs;
}

function decodedProof(data: Hex): SolidityProof | null {
  try {
    const { args } = decodeFunctionData({ abi: tallyAbi, data });
    const proof = args?.at(-1);
    return Array.isArray(proof) && proof.length === 8 ? (proof as SolidityProof) : null;
  } catch {
    // Four bytes that happen to be a selector.
    return null;
  }
}
