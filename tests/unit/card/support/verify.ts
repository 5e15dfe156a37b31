import { readFileSync } from 'node:fs';
import { groth16 } from 'snarkjs';

/** snarkjs's own form of a proof in the Solidity order. */
function snarkjsProof(proof: readonly bigint[]) {
  const [a0, a1, b01, b00, b11, b10, c0, c1] = proof.map(String);
  const text = (value: string | undefined): string => value ?? '';
  return {
    pi_a: [text(a0), text(a1), '1'],
    pi_b: [
      [text(b00), text(b01)],
      [text(b10), text(b11)],
      ['1', '0'],
    ],
    pi_c: [text(c0), text(c1), '1'],
    protocol: 'groth16',
    curve: 'bn128',
  };
}

/** Checks real proofs by the committed verifying key, each once. */
export function proofVerifier(circuit: 'supplement' | 'spend' | 'advance') {
  const vkey: unknown = JSON.parse(readFileSync(`public/zk/${circuit}.vkey.json`, 'utf8'));
  const verified = new Map<string, Promise<boolean>>();
  return (signals: readonly string[], proof: readonly bigint[]): Promise<boolean> => {
    const key = [...signals, ...proof].join();
    const valid = verified.get(key) ?? groth16.verify(vkey, signals, snarkjsProof(proof));
    verified.set(key, valid);
    return valid;
  };
}
