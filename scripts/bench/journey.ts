import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { benchUrl, writeValues } from './output';

/** Ten citizens at once. */

const zJourney = z.object({
  good: z.number(),
  citizens: z.array(z.object({ gas: z.object({ claim: z.number().nullable(), process: z.number().nullable() }) })),
});

const { stdout } = spawnSync(
  process.execPath,
  ['scripts/journey.mjs', 'driver', '--count', '10', '--url', benchUrl()],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 64 * 1024 * 1024 },
);
const { good, citizens } = zJourney.parse(JSON.parse(stdout));
const largest = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value === null) ? null : Math.max(...values.map(Number));

writeValues({
  'journey.ten-citizens': good,
  'gas.claim': largest(citizens.map(({ gas }) => gas.claim)),
  'gas.process': largest(citizens.map(({ gas }) => gas.process)),
});
