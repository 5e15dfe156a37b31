import { readFileSync } from 'node:fs';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { MAX_TOTAL_CENTS, recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { seeded } from '@/tests/fixtures/household';
import { encrypted, partOf, tallyKeyOf } from '@/tests/fixtures/tally';
import { writeValues } from './output';

/** What a key holder's worker computes, in a process that has computed nothing yet. */

const dearest = scalarMul(BASE8, MAX_TOTAL_CENTS);
const startedMs = performance.now();
if (recoverTotal(dearest) !== MAX_TOTAL_CENTS) throw new Error('another total than the one encrypted');
const recoverMs = performance.now() - startedMs;

const artifact = (kind: 'wasm' | 'zkey') => new Uint8Array(readFileSync(`public/zk/tallyShare.${kind}`));
const artifacts = { wasm: artifact('wasm'), zkey: artifact('zkey') };
const [claim] = encrypted(tallyKeyOf('pw'), [41646n], 'bench');
if (claim === undefined) throw new Error('no claim');
const proofsMs: number[] = [];
for (let i = 0; i < 3; i++) {
  const provingMs = performance.now();
  await proveGroth16(tallyShareInput(partOf('pw'), claim.c1, seeded('bench.context')), artifacts);
  proofsMs.push(performance.now() - provingMs);
}
await stopProver();

writeValues({ 'totals.recover': recoverMs, 'tallyShare.prove.node': Math.max(...proofsMs) / 1000 });
