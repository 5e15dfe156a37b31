/** What build.mjs and setup.mjs share: where artifacts live, and the lock file of their hashes. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const LOCK_FILE = join(ROOT, 'circuits/artifacts.lock.json');

/** limit: constraints the circuit may have (DESIGN section 4); verifier: name of its contract, where a chain checks it. */
export const CIRCUITS = {
  supplement: { limit: 24_000, verifier: 'SupplementVerifier' },
  holder: { limit: 300, verifier: null },
  spend: { limit: 16_300, verifier: 'SpendVerifier' },
  advance: { limit: 16_300, verifier: 'AdvanceVerifier' },
  tallyShare: { limit: 3_300, verifier: 'TallyShareVerifier' },
};

/** zkey, wasm and vkey are named relative to the root; the browser fetches `public/…` without `public`. */
export const pathsOf = (name) => ({
  source: `circuits/${name}.circom`,
  r1cs: `build/circuits/${name}.r1cs`,
  sym: `build/circuits/${name}.sym`,
  wasm: `public/zk/${name}.wasm`,
  zkey: `public/zk/${name}.zkey`,
  vkey: `public/zk/${name}.vkey.json`,
  verifier: CIRCUITS[name].verifier ? `contracts/verifiers/${CIRCUITS[name].verifier}.sol` : null,
});

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
export const hashOf = (file) => (existsSync(join(ROOT, file)) ? sha256(readFileSync(join(ROOT, file))) : null);
export const read = (file) => readFileSync(join(ROOT, file));

export const readLock = () =>
  existsSync(LOCK_FILE) ? JSON.parse(readFileSync(LOCK_FILE, 'utf8')) : { development: true, circuits: {} };

export const writeLock = (lock) => writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`);

/** Where `include "x"` leads: beside the including file, else in the npm package that it names (circom's -l). */
function resolveInclude(target, from) {
  const beside = join(dirname(from), target);
  return existsSync(beside) ? beside : require.resolve(target);
}

/** SHA-256 of every file that a circuit is made of, circomlib's included, by a path that is the same on each machine. */
export function sourceHashes(name) {
  const hashes = {};
  const pending = [join(ROOT, pathsOf(name).source)];
  const seen = new Set(pending);
  for (let file = pending.pop(); file; file = pending.pop()) {
    const bytes = readFileSync(file);
    const label = file.includes('node_modules')
      ? file.slice(file.lastIndexOf('node_modules') + 'node_modules/'.length)
      : relative(ROOT, file);
    hashes[label.split('\\').join(posix.sep)] = sha256(bytes);
    for (const [, target] of bytes.toString('utf8').matchAll(/^\s*include\s+"([^"]+)"/gm)) {
      const next = resolveInclude(target, file);
      if (!seen.has(next)) seen.add(next) && pending.push(next);
    }
  }
  return Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Version of the compiler: part of what a rebuild must repeat. */
export const compilerVersion = () => require('circom2/package.json').version;
