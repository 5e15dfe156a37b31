/** Runs circom (npm circom2) once, and refuses what its inspection finds. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './lock.mjs';

const require = createRequire(import.meta.url);

/**
 * Templates of circomlib that leave outputs of a subcomponent unused, by design and reviewed: the low bits of a
 * comparison, and the doubled point after the last segment of a multiplication. Any other warning, and any in a
 * template of this project, fails the build.
 */
const REVIEWED = new Set(['CompConstant', 'EscalarMulAny', 'EscalarMulFix', 'LessThan']);

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function unreviewedWarnings(output) {
  const warnings = [...output.matchAll(/warning\[(\w+)\][^\n]*/g)];
  return warnings
    .filter(([line, code]) => {
      const template = /In template "(\w+)\(/.exec(line)?.[1];
      return !(code === 'CA02' && template && REVIEWED.has(template));
    })
    .map(([line]) => line);
}

/**
 * Compiles `source` with the strongest simplification into `r1cs` and `wasm`, and the signals' names into a `.sym` file
 * beside the r1cs, for the tests; each appears whole or not at all.
 * @returns {{ constraints: number, publicSignals: number }}
 */
export function compile({ source, r1cs, wasm, inspect = true }) {
  mkdirSync(join(ROOT, 'build/circuits'), { recursive: true });
  const outDir = mkdtempSync(join(ROOT, 'build/circuits/.compile-'));
  try {
    const args = [source, '--r1cs', '--wasm', '--sym', '--O2', ...(inspect ? ['--inspect'] : [])];
    const run = spawnSync(
      process.execPath,
      [require.resolve('circom2/cli.js'), ...args, '-l', 'node_modules', '-o', relative(ROOT, outDir)],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const output = `${run.stdout}${run.stderr}`.replace(ESCAPES, '');
    if (run.status !== 0) throw new Error(`circom refused ${source}:\n${output}`);
    const warnings = unreviewedWarnings(output);
    if (warnings.length > 0) throw new Error(`circom warns about ${source}:\n${warnings.join('\n')}`);
    const name = source.replace(/^.*\//, '').replace(/\.circom$/, '');
    for (const [from, to] of [
      [`${name}.r1cs`, r1cs],
      [`${name}_js/${name}.wasm`, wasm],
      [`${name}.sym`, r1cs.replace(/r1cs$/, 'sym')],
    ]) {
      mkdirSync(dirname(join(ROOT, to)), { recursive: true });
      renameSync(join(outDir, from), join(ROOT, to));
    }
    const count = (label) => Number(new RegExp(`^${label}: (\\d+)`, 'm').exec(output)?.[1] ?? Number.NaN);
    return {
      constraints: count('non-linear constraints') + count('linear constraints'),
      publicSignals: count('public inputs') + count('public outputs'),
    };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
