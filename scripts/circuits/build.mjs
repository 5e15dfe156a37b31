/**
 * npm run circuits:build [-- --check] [-- --force]
 *
 * Compiles each circuit to build/circuits/<name>.r1cs and public/zk/<name>.wasm, byte for byte the same on every
 * machine, and compares everything with circuits/artifacts.lock.json. Does nothing when sources and outputs match the
 * lock file. When a source changed, the lock file is brought up to date; `--check` changes nothing and exits 1 instead.
 * `--force` compiles even so, which is how a rebuild is compared.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { CIRCUITS, compilerVersion, hashOf, pathsOf, ROOT, readLock, sourceHashes, writeLock } from './lock.mjs';

const check = process.argv.includes('--check');
const force = process.argv.includes('--force');
const lock = readLock();
const problems = [];
let changed = false;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

for (const name of Object.keys(CIRCUITS)) {
  const paths = pathsOf(name);
  const locked = lock.circuits[name];
  const sources = sourceHashes(name);
  const known = same(locked?.sources, sources) && locked?.compiler === compilerVersion();
  const outputsMatch =
    existsSync(join(ROOT, paths.sym)) &&
    hashOf(paths.r1cs) === locked?.r1cs.sha256 &&
    hashOf(paths.wasm) === locked?.wasm.sha256;

  if (known && outputsMatch && !force) {
    console.log(`${name}: up to date, ${locked.constraints} constraints`);
  } else if (!known && check) {
    problems.push(
      `${name}: sources or compiler differ from the lock file; run npm run circuits:build and circuits:setup`,
    );
    continue;
  } else {
    const startedAtMs = Date.now();
    const { constraints, publicSignals } = compile(paths);
    const r1cs = { sha256: hashOf(paths.r1cs) };
    const wasm = { file: paths.wasm, sha256: hashOf(paths.wasm), bytes: statSync(join(ROOT, paths.wasm)).size };
    if (known && (r1cs.sha256 !== locked.r1cs.sha256 || wasm.sha256 !== locked.wasm.sha256)) {
      problems.push(`${name}: the same sources gave other bytes than the lock file names`);
    }
    if (constraints > CIRCUITS[name].limit) {
      problems.push(`${name}: ${constraints} constraints, more than ${CIRCUITS[name].limit}`);
    }
    if (!known) {
      // What setup.mjs wrote stays; `zkey.r1cs` below tells whether it still belongs to this circuit.
      lock.circuits[name] = { ...locked, sources, compiler: compilerVersion(), r1cs, wasm, constraints, publicSignals };
      changed = true;
    }
    console.log(`${name}: compiled in ${Date.now() - startedAtMs} ms, ${constraints} constraints`);
  }

  const now = lock.circuits[name];
  if (now.zkey?.r1cs !== now.r1cs.sha256) {
    problems.push(`${name}: the keys do not belong to this circuit; run npm run circuits:setup -- ${name}`);
  }
  for (const kind of ['zkey', 'vkey', 'verifier']) {
    if (now[kind] && hashOf(now[kind].file) !== now[kind].sha256) {
      problems.push(`${name}: ${now[kind].file} is not the one that the lock file names`);
    }
  }
}

if (changed && !check) writeLock(lock);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
