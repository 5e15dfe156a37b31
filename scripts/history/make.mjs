#!/usr/bin/env node
/**
 * Makes prisma/history.json.br: the proofs of the seeded history. Needed again when circuit `supplement` or `tallyShare`, the
 * demo's keys, or the plan change; takes about half an hour. Stopped and started again, it goes on.
 *
 * 1. the claims' proofs; 2. a fresh deployment into which they are played, with the key holders' shares made on the way;
 * 3. everything into one compressed file.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { startChain } from '../demo/chains.mjs';
import { layout, readOptions } from '../demo/options.mjs';
import { Processes } from '../demo/processes.mjs';
import { loadSecrets } from '../demo/secrets.mjs';
import { fromRoot } from '../lib/root.mjs';
import { runNode, TSX_ARGS } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';

const dataDir = fromRoot('build/history/data');

async function main() {
  await step('Prove the claims', () => runNode([...TSX_ARGS, 'scripts/history/make-claims.ts'], { echo: true }));
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const options = readOptions(['--data', dataDir, '--port-base', '58120', '--port', '58119']);
  const plan = layout(options);
  const { output } = await runNode([...TSX_ARGS, 'scripts/demo/issuer-ids.ts']);
  const secrets = await loadSecrets(plan.files.secrets, JSON.parse(output), false);
  const processes = new Processes({
    logDir: plan.files.logs,
    onChange: () => {},
    onUnexpectedExit: (name, tail) => {
      throw new Error(`${name} ended by itself:\n${tail}`);
    },
  });
  try {
    await step('Start three chains', () =>
      Promise.all(plan.chains.map((chain) => startChain(processes, chain, secrets, true))),
    );
    const env = {
      ...secrets,
      DEMO_PLAN: JSON.stringify({
        profile: 'closed',
        weekSec: 60,
        url: plan.url,
        chains: plan.chains,
        naiveRpcUrl: plan.naiveChain.rpcUrl,
        files: plan.files,
      }),
      HISTORY_RECORD: '1',
      NODE_ENV: 'production',
    };
    await step('Deploy the contracts', () => runNode([...TSX_ARGS, 'scripts/demo/deploy.ts'], { env }));
    await step('Play the history and make the shares', () =>
      runNode([...TSX_ARGS, 'scripts/demo/history.ts'], { env, echo: true }),
    );
  } finally {
    await processes.stopAll();
  }
  await step('Write the archive', () => runNode([...TSX_ARGS, 'scripts/history/write-archive.ts'], { echo: true }));
  if (!existsSync(fromRoot('prisma/history.json.br'))) throw new Error('No archive was written.');
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
