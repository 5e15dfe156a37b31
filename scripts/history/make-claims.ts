/**
 * Makes the proofs of the seeded history's claims, one after the other, and keeps them in build/history/claims: stopped and
 * started again, it goes on. Run by scripts/history/make.mjs. A proof takes about two seconds.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { claimFile, FOLDER } from './files';
import { historyPlan } from './plan';
import { witnessOf } from './world';

/** Copied out of Node's Buffer: the prover's threads take plain bytes. */
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(`public/zk/${name}`));
const artifacts = { wasm: bytesOf('supplement.wasm'), zkey: bytesOf('supplement.zkey') };
/** `--from-end`: a second process beside the first, which meets it in the middle. */
const inOrder = historyPlan().flatMap((month) => month.claims);
const claims = process.argv.includes('--from-end') ? inOrder.reverse() : inOrder;
mkdirSync(FOLDER, { recursive: true });
const startedMs = performance.now();
let made = 0;
for (const [index, claim] of claims.entries()) {
  const file = claimFile(claim);
  if (existsSync(file)) continue;
  const { proof, publicSignals } = await proveGroth16(supplementInput(witnessOf(claim)), artifacts);
  const signals = Object.fromEntries(SUPPLEMENT_SIGNALS.map((name, position) => [name, publicSignals[position]]));
  writeFileSync(`${file}.new`, JSON.stringify({ ...signals, proof }));
  renameSync(`${file}.new`, file);
  made += 1;
  const perProofMs = (performance.now() - startedMs) / made;
  process.stdout.write(`${index + 1} of ${claims.length}, ${(perProofMs / 1000).toFixed(2)} s each\n`);
}
await stopProver();
