import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as snarkjs from 'snarkjs';
import { compile } from '@/scripts/circuits/compile.mjs';
import { encodeWitness, loadWitnessCalculator, type WitnessCalculator } from './witness-calculator';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export type TestCircuit = {
  readonly r1cs: string;
  readonly sym: string;
  readonly calculator: WitnessCalculator;
};

/** A circuit of the product, as `npm run circuits:build` left it. */
export function productCircuit(name: 'supplement' | 'holder' | 'spend' | 'advance' | 'tallyShare'): TestCircuit {
  const built = `${ROOT}build/circuits/${name}`;
  if (!existsSync(`${built}.r1cs`) || !existsSync(`${built}.sym`)) throw new Error('Run npm run circuits:build first.');
  return {
    r1cs: `${built}.r1cs`,
    sym: `${built}.sym`,
    calculator: loadWitnessCalculator(`${ROOT}public/zk/${name}.wasm`),
  };
}

/** A test-only main of tests/circuits/mains; compiled again only when it or a template changed. */
export function testCircuit(name: string): TestCircuit {
  const source = `tests/circuits/mains/${name}.circom`;
  const out = `build/circuits/test/${name}`;
  const libraries = readdirSync(`${ROOT}circuits/lib`).map((file) => `circuits/lib/${file}`);
  const fingerprint = createHash('sha256');
  for (const file of [source, ...libraries.sort()]) fingerprint.update(readFileSync(`${ROOT}${file}`));
  const wanted = fingerprint.digest('hex');
  const stamp = `${ROOT}${out}.sha256`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(`${ROOT}build/circuits/test`, { recursive: true });
    compile({ source, r1cs: `${out}.r1cs`, wasm: `${out}.wasm` });
    writeFileSync(stamp, wanted);
  }
  return {
    r1cs: `${ROOT}${out}.r1cs`,
    sym: `${ROOT}${out}.sym`,
    calculator: loadWitnessCalculator(`${ROOT}${out}.wasm`),
  };
}

/** Names of the signals that share a wire, by wire. Signals that simplification removed have none. */
export function signalNames(symFile: string): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const line of readFileSync(symFile, 'utf8').trim().split('\n')) {
    const [, wire, , name] = line.split(',');
    if (wire === undefined || name === undefined || wire === '-1') continue;
    names.set(Number(wire), [...(names.get(Number(wire)) ?? []), name]);
  }
  return names;
}

/** `snarkjs wtns check`: whether a witness satisfies every constraint, whatever the generator thinks of it. */
export function wtnsCheck(circuit: TestCircuit, witness: readonly bigint[]): Promise<boolean> {
  // snarkjs needs somewhere to say which constraint failed, and fails itself without.
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  return snarkjs.wtns.check(circuit.r1cs, { type: 'mem', data: encodeWitness(witness) }, silent);
}

/** Seeded randomness (mulberry32), 0 <= value < 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
