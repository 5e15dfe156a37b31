#!/usr/bin/env node
/**
 * npm test [-- PART…]: installs and generates what is missing, runs every check and test, and ends with one line
 * `N passed, N failed`, the sum over all parts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildWeb } from './demo/web-build.mjs';
import { generate } from './generate.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { Failure, printFailure } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { fromRoot } from './lib/root.mjs';
import { step } from './lib/steps.mjs';
import { PARTS } from './test/parts.mjs';

const TAIL_LINES = 400;
const said = { summary: (text) => text };

function choose(names) {
  if (names.length === 0) return PARTS;
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Failure(`No such part: ${unknown.join(', ')}.`, `Parts: ${PARTS.map(({ name }) => name).join(', ')}`);
  return PARTS.filter(({ name }) => names.includes(name));
}

async function prepare(chosen) {
  await step('Check the machine', () => checkMachine(), said);
  await withPrepareLock(async () => {
    await step('Install packages', install, said);
    await generate();
    if (!chosen.some(({ needsBrowser }) => needsBrowser)) return;
    process.env.CHROMIUM_PATH = await step('Find or install Chromium', ensureChromium, said);
    await step('Build the web server', buildWeb, said);
  });
}

/** Files kept of a part: the slowest ones. */
const KEPT_FILES = 12;
const slowest = (files = []) => Object.fromEntries(files.toSorted(([, a], [, b]) => b - a).slice(0, KEPT_FILES));

/** Runs one part and says how it went. @returns {Promise<{name: string, passed: number, failed: number, ms: number, slowest: object}>} */
async function runPart(part) {
  const startedMs = performance.now();
  let result;
  try {
    result = await part.run();
  } catch (error) {
    result = { passed: 0, failed: 1, output: error.message };
  }
  const ms = Math.round(performance.now() - startedMs);
  if (result.failed > 0) {
    const tail = result.output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    process.stdout.write(`\n──── ${part.name} ────\n${tail}\n────\n`);
  }
  const mark = result.failed > 0 ? '✗' : '✓';
  const counts = `${result.passed} passed, ${result.failed} failed`;
  process.stdout.write(`${mark} ${part.name.padEnd(14)}${counts.padEnd(24)}${(ms / 1000).toFixed(1).padStart(8)} s\n`);
  return { name: part.name, passed: result.passed, failed: result.failed, ms, slowest: slowest(result.files) };
}

/** Parts that share the machine run two at a time; those that measure or use a browser run alone, afterwards. */
async function runAll(chosen) {
  const results = [];
  const shared = chosen.filter(({ isAlone }) => !isAlone);
  const worker = async () => {
    for (let part = shared.shift(); part; part = shared.shift()) results.push(await runPart(part));
  };
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, worker));
  for (const part of chosen.filter(({ isAlone }) => isAlone)) results.push(await runPart(part));
  return results;
}

function record(totalMs, results, isWhole) {
  if (!isWhole) return;
  mkdirSync(fromRoot('.data'), { recursive: true });
  const content = { finishedAt: new Date().toISOString(), totalMs: Math.round(totalMs), parts: results };
  writeFileSync(fromRoot('.data/test-last.json'), `${JSON.stringify(content, null, 2)}\n`);
}

const startedMs = performance.now();
let results = [];
try {
  const chosen = choose(process.argv.slice(2));
  await prepare(chosen);
  results = await runAll([...chosen]);
  record(performance.now() - startedMs, results, chosen.length === PARTS.length);
} catch (error) {
  printFailure(error);
  results = [{ name: 'preparation', passed: 0, failed: 1, ms: 0 }];
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
process.stdout.write(`\nTotal: ${((performance.now() - startedMs) / 60_000).toFixed(1)} min\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
