/**
 * Makes the proofs of a load run, one after the other, and keeps them in build/scale: stopped and started again, it goes on.
 * A second process with `--from-end` meets the first in the middle. Run by scripts/scale/make.mjs.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { fromRoot } from '../lib/root.mjs';
import { SCALE_DEADLINE_SEC, SCALE_WORLD, scalePlan } from './plan';

const FOLDER = fromRoot('build/scale');
/** Copied out of Node's Buffer: the prover's threads take plain bytes. */
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(fromRoot(`public/zk/${name}`)));
const artifacts = { wasm: bytesOf('supplement.wasm'), zkey: bytesOf('supplement.zkey') };
const inOrder = scalePlan();
const claims = process.argv.includes('--from-end') ? [...inOrder].reverse() : inOrder;

mkdirSync(FOLDER, { recursive: true });
for (const [index, claim] of claims.entries()) {
  const file = `${FOLDER}/${claim.household.id}.json`;
  if (existsSync(file)) continue;
  const witness = SCALE_WORLD.witnessOf(claim, SCALE_DEADLINE_SEC);
  const { proof, publicSignals } = await proveGroth16(supplementInput(witness), artifacts);
  const signals = Object.fromEntries(SUPPLEMENT_SIGNALS.map((name, position) => [name, publicSignals[position]]));
  writeFileSync(`${file}.new`, JSON.stringify({ ...signals, proof }));
  renameSync(`${file}.new`, file);
  if (index % 10 === 9) process.stdout.write(`${index + 1} of ${claims.length}\n`);
}
await stopProver();
