#!/usr/bin/env node
/**
 * npm run bench [-- NAME…] [--save]: measures what the issues name a limit for, and prints one JSON object. `--save`
 * puts what was measured into the baseline. Messages go to stderr.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { changesSince, choose, finish, mergedResults } from './bench/results.mjs';
import { startStack } from './bench/stack.mjs';
import { buildWeb } from './demo/web-build.mjs';
import { generate } from './generate.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { runMain } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { fromRoot, ROOT } from './lib/root.mjs';
import { TSX_ARGS } from './lib/run.mjs';

const BASELINE = fromRoot('scripts/bench/baseline.json');
const say = (line) => process.stderr.write(`${line}\n`);
const versionOf = (name) => JSON.parse(readFileSync(fromRoot('node_modules', name, 'package.json'), 'utf8')).version;

/** Runs a measuring program that writes `{results: […]}` to a file, so that what it prints stays its own. */
async function measure(script, env) {
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-bench-'));
  try {
    const file = join(folder, 'results.json');
    const child = spawn(process.execPath, [...TSX_ARGS, script], {
      cwd: ROOT,
      env: { ...process.env, ...env, BENCH_OUTPUT: file },
      stdio: ['ignore', 2, 2],
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`${script} ended with code ${code}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function collect(chosen) {
  const values = {};
  const needs = (group) => chosen.some((result) => result.group === group);
  if (needs('files')) Object.assign(values, await measure('scripts/bench/files.ts', {}));
  if (needs('tally')) Object.assign(values, await measure('scripts/bench/tally.ts', {}));
  if (needs('register')) Object.assign(values, await measure('scripts/bench/register.ts', {}));
  if (needs('million')) Object.assign(values, await measure('scripts/bench/register-million.ts', {}));
  if (needs('figures')) {
    Object.assign(values, await measure('scripts/bench/figures.ts', { CHROMIUM_PATH: process.env.CHROMIUM_PATH }));
  }
  if (['stack', 'browser', 'money', 'patient', 'journey', 'scale', 'pace'].every((group) => !needs(group)))
    return values;
  let stack = await startStack({ isFresh: true, say });
  try {
    if (needs('stack')) {
      await stack.stop();
      stack = await startStack({ isFresh: false, say });
      values['demo.second-start'] = stack.startedMs / 1000;
    }
    const env = { BENCH_URL: stack.url, BENCH_CONFIG: stack.configFile, CHROMIUM_PATH: process.env.CHROMIUM_PATH };
    if (needs('browser')) Object.assign(values, await measure('scripts/bench/browser.ts', env));
    if (needs('money')) Object.assign(values, await measure('scripts/bench/money.ts', env));
    if (needs('patient')) Object.assign(values, await measure('scripts/bench/patient.ts', env));
    if (needs('journey')) Object.assign(values, await measure('scripts/bench/journey.ts', env));
    if (needs('scale')) Object.assign(values, await measure('scripts/bench/scale.ts', env));
    if (needs('pace')) Object.assign(values, await measure('scripts/bench/pace.ts', env));
  } finally {
    await stack.stop();
  }
  return values;
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const chosen = choose(args.filter((arg) => !arg.startsWith('--')));
  checkMachine();
  const log = process.stdout.write.bind(process.stdout);
  // Standard output is the JSON's alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await withPrepareLock(async () => {
    await install();
    await generate();
    if (chosen.every(({ group }) => ['files', 'tally', 'register', 'million'].includes(group))) return;
    process.env.CHROMIUM_PATH = await ensureChromium();
    await buildWeb();
  });
  const results = finish(chosen, await collect(chosen));
  const report = {
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform}-${process.arch}`,
    },
    versions: {
      node: process.versions.node,
      ...Object.fromEntries(
        ['next', 'snarkjs', 'circom2', 'viem', '@foundry-rs/anvil'].map((name) => [name, versionOf(name)]),
      ),
    },
    results,
  };
  for (const line of changesSince(BASELINE, results)) say(line);
  const baseline = { ...report, results: mergedResults(BASELINE, results) };
  if (args.includes('--save')) writeFileSync(BASELINE, `${JSON.stringify(baseline, null, 2)}\n`);
  log(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
});
