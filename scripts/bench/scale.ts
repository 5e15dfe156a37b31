import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { z } from 'zod';
import { benchUrl, writeValues } from './output';

/** The load run of the presenter's page, on the demo with a block for every transaction. */

const CITIZENS = '200';

const zSaid = z.object({ sample: z.object({ values: z.record(z.string(), z.number()) }).optional() });

const config = process.env.BENCH_CONFIG;
if (!config) throw new Error('Start this with: npm run bench');
const { stdout } = spawnSync(process.execPath, [...process.execArgv, 'scripts/presenter/run.ts', 'scale', CITIZENS], {
  encoding: 'utf8',
  env: { ...process.env, DEMO_URL: benchUrl(), DEMO_DATA: dirname(config) },
  stdio: ['ignore', 'pipe', 2],
  maxBuffer: 64 * 1024 * 1024,
});
const samples = stdout
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .flatMap((line): Record<string, number>[] => {
    const { sample } = zSaid.parse(JSON.parse(line));
    return sample ? [sample.values] : [];
  });
const counted = samples.filter(({ paid }) => paid !== undefined);
const result = samples.findLast(({ claimsPerSec }) => claimsPerSec !== undefined);
writeValues({
  'scale.paid': counted.at(-1)?.paid ?? null,
  'scale.claims': result?.claimsPerSec ?? null,
  'scale.best': result?.bestPerSec ?? null,
  'scale.messages': result?.messagesPerSec ?? null,
  'scale.rows': result?.rowsPerSec ?? null,
  'scale.statements': result?.statementsPerSec ?? null,
  'scale.openings': result?.openingsPerSec ?? null,
  'scale.entries': result?.entriesPerSec ?? null,
  'scale.scan': result?.scanPerSec ?? null,
  'scale.chain-bytes': result ? (result.claimBytes ?? 0) + (result.deliveryBytes ?? 0) : null,
  'scale.database-bytes': result?.databaseBytes ?? null,
});
