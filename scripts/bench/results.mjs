import { existsSync, readFileSync } from 'node:fs';
import { Failure } from '../lib/failure.mjs';
import { MANY_RESULTS } from './many-results.mjs';

/**
 * Every figure with its limit, in one place. `group` says what it takes to measure it: files (nothing runs), tally (one
 * Node process), register and million (a PostgreSQL of their own), figures (that and the production build), stack (the demo's own
 * start), browser, money and patient (Chromium on the demo), journey, scale and
 * pace (headless, on the demo).
 */
export const RESULTS = [
  {
    name: 'supplement.constraints',
    group: 'files',
    unit: 'constraints',
    limit: 23_999,
    how: 'lock file of the circuits, compared with a rebuild',
  },
  {
    name: 'gas.claim',
    group: 'journey',
    unit: 'gas',
    limit: 450_000,
    how: 'largest receipt of the claims of ten citizens, dispatch included',
  },
  {
    name: 'gas.process',
    group: 'journey',
    unit: 'gas',
    limit: null,
    how: 'largest receipt of the deliveries of the same claims',
  },
  {
    name: 'gas.dispatch',
    group: 'files',
    unit: 'gas',
    limit: null,
    how: 'gas snapshot of forge: dispatch through the gateway',
  },
  {
    name: 'spend.constraints',
    group: 'files',
    unit: 'constraints',
    limit: 16_300,
    how: 'lock file of the circuits, compared with a rebuild; depth 26',
  },
  {
    name: 'gas.spend',
    group: 'files',
    unit: 'gas',
    limit: 400_000,
    how: 'gas snapshot of forge: the dearest withdrawal, whole transaction with a real proof',
  },
  {
    name: 'gas.insert',
    group: 'files',
    unit: 'gas a note',
    limit: 100_000,
    how: 'gas snapshot of forge: batches of 16, average of 1,000 notes; queuing a leaf is part of the claim or spend',
  },
  {
    name: 'supplement.prove.chromium.first',
    group: 'browser',
    unit: 's',
    limit: 4,
    how: 'first claim in a new browser profile: fetch or wait for the artifacts, witness and proof, as the card records them',
  },
  {
    name: 'supplement.prove.chromium.cached',
    group: 'browser',
    unit: 's',
    limit: 3.5,
    how: 'second claim of the same card, artifacts from the cache',
  },
  {
    name: 'spend.prove.chromium.first',
    group: 'money',
    unit: 's',
    limit: 3,
    how: 'first payment of a new browser profile: what the page waits for the worker, with the wait for the artifacts, path in the tree, witness and proof',
  },
  {
    name: 'spend.prove.chromium.cached',
    group: 'money',
    unit: 's',
    limit: 3,
    how: 'second payment of the same card, artifacts in memory',
  },
  {
    name: 'payment.start-to-send',
    group: 'money',
    unit: 's',
    limit: null,
    how: 'the slower of the same two payments, from the click that starts it to the request that carries its proof',
  },
  {
    name: 'scan.ten-thousand',
    group: 'money',
    unit: 's',
    limit: 5,
    how: 'a card opened in a page that knows nothing, 10,000 notes of others (made for this, served in pages): first request for events to the own balance on the page',
  },
  {
    name: 'scan.longest-task',
    group: 'money',
    unit: 'ms',
    limit: 100,
    how: 'PerformanceObserver longtask on the page during that look; 0 when there was none of 50 ms',
  },
  {
    name: 'advance.constraints',
    group: 'files',
    unit: 'constraints',
    limit: 16_300,
    how: 'lock file of the circuits, compared with a rebuild; register of depth 16',
  },
  {
    name: 'gas.advance',
    group: 'files',
    unit: 'gas',
    limit: 450_000,
    how: 'gas snapshot of forge: the first application at the gate, with a real proof, dispatch included',
  },
  {
    name: 'advance.prove.chromium',
    group: 'patient',
    unit: 's',
    limit: 2.5,
    how: 'the slower of two applications, each in a new browser profile: wait for the artifacts, witness and proof, as the card records them',
  },
  {
    name: 'advance.statement-to-message',
    group: 'patient',
    unit: 's',
    limit: 2,
    how: 'the slower of the same two: from the request that states the diagnosis to the message on the page',
  },
  {
    name: 'advance.application-to-arrival',
    group: 'patient',
    unit: 's',
    limit: 5,
    how: 'the slower of the same two: from the click that applies to the arrived advance on the page, closed profile',
  },
  {
    name: 'advance.longest-task',
    group: 'patient',
    unit: 'ms',
    limit: 100,
    how: 'PerformanceObserver longtask on the page from the statement to the advance; 0 when there was none of 50 ms',
  },
  {
    name: 'tallyShare.constraints',
    group: 'files',
    unit: 'constraints',
    limit: 3_300,
    how: 'lock file of the circuits, compared with a rebuild',
  },
  {
    name: 'tallyShare.prove.node',
    group: 'tally',
    unit: 's',
    limit: null,
    how: 'a key holder’s share of a tranche: witness and proof, the slowest of three, the first of the process included',
  },
  {
    name: 'totals.recover',
    group: 'tally',
    unit: 'ms',
    limit: 1_000,
    how: 'the dearest total, EUR 10 million, from its point, in a new process: the table included',
  },
  {
    name: 'main-thread.longest-task',
    group: 'browser',
    unit: 'ms',
    limit: 100,
    how: 'PerformanceObserver longtask on the page between statement and note; 0 when there was none of 50 ms',
  },
  {
    name: 'statement-to-note',
    group: 'browser',
    unit: 's',
    limit: 6,
    how: 'from the request that issues to the arrived note on the page, second claim, closed profile',
  },
  {
    name: 'claim-block-to-note-block',
    group: 'browser',
    unit: 's',
    limit: 1,
    how: 'from the news of the claim’s block to the news of the note’s block, as both nodes send it',
  },
  {
    name: 'journey.ten-citizens',
    group: 'journey',
    unit: 'citizens paid once',
    limit: 10,
    isFloor: true,
    how: 'npm run journey -- driver --count 10; claims and notes counted on the chains',
  },
  ...MANY_RESULTS,
  {
    name: 'demo.second-start',
    group: 'stack',
    unit: 's',
    limit: 20,
    how: 'from the command to READY, with the state of an earlier start',
  },
  { name: 'test.total', group: 'files', unit: 'min', limit: 25, how: 'last whole run of npm test in this checkout' },
];

/** @param {string[]} names @throws Failure for an unknown one */
export function choose(names) {
  const isNamed = (result) => names.includes(result.name) || names.includes(result.group);
  const unknown = names.filter((name) => !RESULTS.some((result) => result.name === name || result.group === name));
  if (unknown.length > 0)
    throw new Failure(
      `No such result: ${unknown.join(', ')}.`,
      `Results: ${RESULTS.map(({ name }) => name).join(', ')}`,
    );
  return names.length === 0 ? RESULTS : RESULTS.filter(isNamed);
}

const holds = ({ limit, isFloor }, value) =>
  value !== null && (limit === null || (isFloor ? value >= limit : value <= limit));

/** A result that could not be measured has no value and does not hold. */
export const finish = (chosen, values) =>
  chosen.map((result) => {
    const value = values[result.name] ?? null;
    const { name, unit, limit, how } = result;
    return { name, value, unit, limit, holds: holds(result, value), how };
  });

/** The baseline with these results in their places: what was not measured now stays as it was measured before. */
export function mergedResults(file, results) {
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).results : [];
  const newest = new Map([...before, ...results].map((result) => [result.name, result]));
  return RESULTS.flatMap(({ name }) => newest.get(name) ?? []);
}

/** @returns {string[]} what differs from the committed baseline */
export function changesSince(file, results) {
  if (!existsSync(file)) return ['There is no baseline to compare with.'];
  const before = new Map(JSON.parse(readFileSync(file, 'utf8')).results.map(({ name, value }) => [name, value]));
  return results.map(({ name, value, unit, holds: isGood }) => {
    const old = before.get(name) ?? null;
    const change =
      old && value !== null ? ` (${value >= old ? '+' : ''}${(((value - old) / old) * 100).toFixed(1)} %)` : '';
    return `${isGood ? '✓' : '✗'} ${name}: ${old ?? 'not measured'} → ${value ?? 'not measured'} ${unit}${change}`;
  });
}
