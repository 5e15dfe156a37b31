import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { proveGroth16 } from '@/lib/shared/card/groth16';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

type Proved = { readonly proof: readonly string[]; readonly signals: readonly string[] };

/**
 * A proof by the product's keys, as a wallet makes it. Kept in build/ by input and key: the chain checks every proof anew,
 * whoever made it when.
 */
export async function provedBy(
  circuit: 'supplement' | 'spend' | 'advance',
  input: SecretCircuitInput,
): Promise<Proved> {
  const artifact = (kind: 'wasm' | 'zkey') => new Uint8Array(readFileSync(`${ROOT}public/zk/${circuit}.${kind}`));
  const zkey = artifact('zkey');
  const id = createHash('sha256').update(zkey).update(JSON.stringify(input)).digest('hex');
  const kept = `${ROOT}build/test-proofs/${id}.json`;
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Proved;
  const { proof, publicSignals } = await proveGroth16(input, { wasm: artifact('wasm'), zkey });
  const proved: Proved = { proof, signals: publicSignals };
  mkdirSync(`${ROOT}build/test-proofs`, { recursive: true });
  writeFileSync(kept, JSON.stringify(proved));
  return proved;
}
