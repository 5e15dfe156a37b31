import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Groth16Proof, groth16 } from 'snarkjs';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { HOLDER_SIGNALS } from '@/lib/shared/protocol/signals';

let verificationKey: unknown;

function holderKey(): unknown {
  verificationKey ??= JSON.parse(readFileSync(join(process.cwd(), 'public/zk/holder.vkey.json'), 'utf8'));
  return verificationKey;
}

/** From the order that Solidity takes (B's coordinates swapped) to the one that snarkjs does. */
function toSnarkjs(proof: readonly bigint[]): Groth16Proof {
  const [a0, a1, b01, b00, b11, b10, c0, c1] = proof.map(String) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const pi_b = [
    [b00, b01],
    [b10, b11],
    ['1', '0'],
  ];
  return { pi_a: [a0, a1, '1'], pi_b, pi_c: [c0, c1, '1'], protocol: 'groth16', curve: 'bn128' };
}

/**
 * Whether the sender of a proof knew the secret behind the holder, for exactly this context.
 * @param proof eight coordinates, as the Solidity verifier takes them
 */
export async function isHolderProof(
  signals: Readonly<Record<(typeof HOLDER_SIGNALS)[number], FieldElement>>,
  proof: readonly bigint[],
): Promise<boolean> {
  try {
    return await groth16.verify(holderKey(), [signals.holder.toString(), signals.context.toString()], toSnarkjs(proof));
  } catch {
    // Coordinates off the curve: snarkjs throws where it could answer.
    return false;
  }
}
