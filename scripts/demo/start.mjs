import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fromRoot } from '../lib/root.mjs';
import { runNode, TSX_ARGS } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';
import { setPresent, startChain } from './chains.mjs';
import { openDoor } from './door.mjs';
import { refuseEarlierContracts } from './earlier-version.mjs';
import { hasCluster, startPostgres } from './postgres.mjs';
import { loadSecrets } from './secrets.mjs';

/** What the web server may know; keys that send transactions or sign messages are the worker's alone. */
const WEB_SECRETS = ['NEXTAUTH_SECRET', 'ISSUER_KEYS', 'DEMO_STAFF_PASSWORD'];
const WORKER_SECRETS = [
  ...WEB_SECRETS,
  'RELAY_PRIVATE_KEY',
  'PAYOUT_RELAY_PRIVATE_KEY',
  'INSERTER_PRIVATE_KEY',
  'WAGE_PRIVATE_KEY',
  'PUBLISHER_PRIVATE_KEY',
  'MESSENGER_PRIVATE_KEY',
  'STAFF_POLICY_KEYS',
  'TALLY_CLOSER_PRIVATE_KEY',
  'TALLY_RELEASER_PRIVATE_KEY',
  'VALIDATOR_KEYS_INCOME',
  'VALIDATOR_KEYS_HEALTH',
  'VALIDATOR_KEYS_PAYOUT',
];
const NAIVE = 'scripts/presenter/naive.ts';
const pick = (secrets, names) => Object.fromEntries(names.map((name) => [name, secrets[name]]));

/** What a script prints of the seed: ids of issuers that sign in this deployment, emails of staff that sign policies. */
async function seeded(script) {
  const { output } = await runNode([...TSX_ARGS, `scripts/demo/${script}`]);
  return JSON.parse(output);
}

/**
 * Starts everything and waits until the portal answers.
 * @param {import('./processes.mjs').Processes} processes
 * @param {ReturnType<typeof import('./options.mjs').readOptions>} options
 * @param {ReturnType<typeof import('./options.mjs').layout>} plan
 * @returns {Promise<{staffPassword: string}>}
 */
export async function startServices(processes, options, plan) {
  mkdirSync(options.dataDir, { recursive: true });
  refuseEarlierContracts(plan.files.deployments, plan.chains);
  const ownDatabase = process.env.DATABASE_URL;
  const secrets = await step('Load the secrets of this installation', async () => {
    const hasState = existsSync(plan.files.deployments) || (!ownDatabase && hasCluster(plan.files.postgres));
    const [issuerIds, policyStaff] = await Promise.all([seeded('issuer-ids.ts'), seeded('policy-staff.ts')]);
    return await loadSecrets(plan.files.secrets, issuerIds, hasState, policyStaff);
  });

  const databaseUrl = await step(ownDatabase ? 'Use the database of DATABASE_URL' : 'Start PostgreSQL', async () => {
    if (ownDatabase) return ownDatabase;
    const { port, dataDir } = { port: plan.postgresPort, dataDir: plan.files.postgres };
    return await startPostgres(processes, { dataDir, port, password: secrets.POSTGRES_PASSWORD });
  });
  await step('Start the chains', async () => {
    const staysInPast = !existsSync(plan.files.history);
    await Promise.all([
      ...plan.chains.map((chain) => startChain(processes, chain, secrets, staysInPast)),
      startChain(processes, plan.naiveChain, secrets),
    ]);
    await openDoor({ port: plan.doorPort, audience: plan.url, chains: plan.chains });
  });

  const common = {
    DATABASE_URL: databaseUrl,
    VOORZIEN_CONFIG: plan.files.runtime,
    NEXTAUTH_URL: plan.url,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  await step('Migrate the database', async () => {
    await runNode(['scripts/prisma/migrate.mjs'], { env: common });
  });
  await step('Deploy the contracts', async () => {
    const plain = {
      profile: options.profile,
      weekSec: options.weekSec,
      url: plan.url,
      chains: plan.chains,
      naiveRpcUrl: plan.naiveChain.rpcUrl,
      files: plan.files,
    };
    await runNode([...TSX_ARGS, 'scripts/demo/deploy.ts'], {
      env: { ...common, ...secrets, DEMO_PLAN: JSON.stringify(plain) },
    });
  });
  if (!existsSync(plan.files.history)) {
    await step('Play twelve months of history into the chains', async () => {
      const env = { ...common, ...secrets, DEMO_PLAN: JSON.stringify({ chains: plan.chains, files: plan.files }) };
      await runNode([...TSX_ARGS, 'scripts/demo/history.ts'], { env, echo: true });
      await Promise.all(plan.chains.map(setPresent));
    });
  }
  // Keys of the tally that everybody may know, for development chains; elsewhere each holder has its own worker.
  // Imported here: before the installation there is no viem.
  const { demoTallyHolders } = await import('./demo-keys.mjs');
  const TALLY_HOLDERS = JSON.stringify(demoTallyHolders());
  const workerEnv = { ...common, ...pick(secrets, WORKER_SECRETS), TALLY_HOLDERS };
  await step('Seed fictitious people', async () => {
    await runNode([...TSX_ARGS, 'prisma/seed.ts'], { env: workerEnv });
  });

  await fillNaiveChain(plan, { ...common, CHAIN_MNEMONIC: secrets.CHAIN_MNEMONIC });

  await step('Start the worker and the web server', async () => {
    processes.start('worker', process.execPath, [...TSX_ARGS, 'lib/server/worker/main.ts'], { env: workerEnv });
    const args = [fromRoot('node_modules/next/dist/bin/next'), 'start', '-p', String(options.port), '-H', 'localhost'];
    const web = processes.start('web', process.execPath, args, {
      env: { ...common, ...pick(secrets, WEB_SECRETS) },
      // A line for every request would push the way to the portal off the screen; they stand in its log.
      isQuiet: true,
    });
    await processes.waitFor(web, () => isHealthy(plan.url), 60_000);
  });
  return { staffPassword: secrets.DEMO_STAFF_PASSWORD };
}

/** Once: the transfers that a naive design would make (scripts/presenter/naive.ts). */
async function fillNaiveChain(plan, env) {
  if (existsSync(plan.files.naive) || !existsSync(fromRoot(NAIVE))) return;
  await step('Fill the chain of plain transfers', async () => {
    await runNode([...TSX_ARGS, NAIVE], { env: { ...env, NAIVE_RPC_URL: plan.naiveChain.rpcUrl } });
    writeFileSync(plan.files.naive, '{}\n');
  });
}

/** True when the database answers, all chains are indexed and every job has run. */
async function isHealthy(url) {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
  const health = await response.json();
  return health.status === 'ok';
}
