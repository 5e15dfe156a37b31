import { parseArgs } from 'node:util';
import { privacyReport } from './report';
import { asText } from './text';

/** Simulates months of payouts and what an observer makes of the public data. Prints a table, or JSON. */

const USAGE = 'npm run privacy:report -- [--seed N] [--runs N] [--citizens N] [--months 1..6] [--json]';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '2' },
    citizens: { type: 'string', default: '200' },
    months: { type: 'string', default: '6' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const citizens = Number(values.citizens);
const months = Number(values.months);
const isWhole = [seed, runs, citizens, months].every(Number.isSafeInteger);
if (!isWhole || runs < 1 || runs > 100 || citizens < 1 || citizens > 5000 || months < 1 || months > 6)
  throw new Error(USAGE);

const report = privacyReport({ seed, runs, citizens, employees: Math.round(citizens * 0.3), months, knownShare: 0.2 });
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report));
