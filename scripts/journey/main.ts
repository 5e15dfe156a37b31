import { parseArgs } from 'node:util';
import { stopProver } from '@/lib/shared/card/groth16';
import { openApi } from '@/lib/shared/card/portal-api';
import { directWork } from '@/lib/shared/card/work';
import { artifactSource } from './artifacts';
import { connect } from './chain-check';
import { isGood, type Story, walkDriver } from './driver';
import { openDesk } from './employer';
import { openHealthDesks } from './health-desk';
import { isAdvancePaid, walkPatient } from './patient';
import { isPaidOut, walkPayout } from './payout';
import { openFetch } from './session';

/** Walks a story against a running demo and prints one JSON object. Exit code 1 when money did not arrive. */

const USAGE = 'npm run journey -- driver|payout|patient [--count N] [--url http://localhost:3000]';
const STORIES = ['driver', 'payout', 'patient'] as const;
const MAX_COUNT = 200;
/** Long enough for the open profile's blocks; more for each citizen who waits for the one prover. */
const PATIENCE_MS = 120_000;
const PATIENCE_PER_CITIZEN_MS = 20_000;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '1' },
      url: { type: 'string', default: 'http://localhost:3000' },
    },
  });
  const count = Number(values.count);
  const story = STORIES.find((known) => known === positionals[0]);
  if (positionals.length !== 1 || story === undefined) throw new Error(USAGE);
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) throw new Error(`--count is 1 to ${MAX_COUNT}.`);
  return { story, count, url: values.url.replace(/\/$/, '') };
}

const each = <T>(count: number, walk: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, walk));

async function drivers(context: Story, count: number) {
  const citizens = await each(count, () => walkDriver(context));
  const allPaid = citizens.every(({ arrived }) => arrived);
  const nonePaidTwice = citizens.every(({ paidOnce }) => paidOnce);
  return { citizens, good: citizens.filter(isGood).length, facts: { allPaid, nonePaidTwice } };
}

async function payouts(context: Story, count: number) {
  const citizens = await each(count, () => walkPayout(context));
  const allPaid = citizens.every(({ arrived }) => arrived);
  const allRestored = citizens.every(({ restored }) => restored);
  return { citizens, good: citizens.filter(isPaidOut).length, facts: { allPaid, allRestored } };
}

async function patients(context: Story, count: number) {
  const health = await openHealthDesks(context.portal.url);
  const citizens = await each(count, () => walkPatient({ ...context, health }));
  const allPaid = citizens.every(({ arrived }) => arrived);
  const nonePaidTwice = citizens.every(({ paidOnce }) => paidOnce);
  return { citizens, good: citizens.filter(isAdvancePaid).length, facts: { allPaid, nonePaidTwice } };
}

const WALKS = { driver: drivers, payout: payouts, patient: patients } as const;

async function main(): Promise<void> {
  const { story, count, url } = readArguments();
  const startedMs = performance.now();
  const open = openApi(openFetch(url));
  const config = await open.config().catch((cause: unknown) => {
    throw new Error(`No portal answers at ${url}. Start it with: npm run demo`, { cause });
  });
  if (!config.demo) throw new Error(`${url} is no demo: a journey makes up people only where all are made up.`);
  const portal = { url, config, work: directWork(artifactSource(url, config), () => performance.now(), open) };
  const employer = await openDesk(url, config);
  const policies = await open.policies();
  const context = {
    portal,
    chains: connect(config),
    employer,
    policies,
    patienceMs: PATIENCE_MS + count * PATIENCE_PER_CITIZEN_MS,
  };
  const { citizens, good, facts } = await WALKS[story](context, count);
  await stopProver();
  const ms = Math.round(performance.now() - startedMs);
  const summary = { story, url, profile: config.profile, count, ...facts, good, ms };
  process.stdout.write(`${JSON.stringify({ ...summary, citizens }, null, 2)}\n`);
  process.exitCode = good === count ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  // The card's agent may still hold a mailbox request that waits for its answer.
  .finally(() => process.exit());
