#!/usr/bin/env node
/**
 * npm run demo: on a fresh machine, the only command needed. Installs, builds what is missing, starts PostgreSQL, three
 * chains, contracts, seeds, worker and web server. Needs nothing but Node at the top; see demo/options.mjs.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { layout, readOptions, USAGE } from './demo/options.mjs';
import { removePostgres } from './demo/postgres.mjs';
import { Processes } from './demo/processes.mjs';
import { closeSession, openSession, requirePort, saveSession } from './demo/session.mjs';
import { startServices } from './demo/start.mjs';
import { buildWeb } from './demo/web-build.mjs';
import { generate } from './generate.mjs';
import { printFailure } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { step } from './lib/steps.mjs';

const STATE = [
  'deployments',
  'logs',
  'runtime.json',
  'history.json',
  'naive.json',
  'secrets.env',
  'anvil-income.json',
  'anvil-health.json',
  'anvil-payout.json',
  'anvil-naive.json',
  'snapshot',
  'stage.json',
];

function removeState(options, plan) {
  removePostgres(plan.files.postgres);
  for (const name of STATE) rmSync(join(options.dataDir, name), { recursive: true, force: true });
}

const said = { summary: (text) => text };

async function prepare() {
  await step('Check the machine', () => checkMachine(), said);
  await withPrepareLock(async () => {
    await step('Install packages', install, said);
    await generate();
    await step('Build the web server', buildWeb, said);
  });
}

function printWelcome(url, staffPassword, seconds) {
  process.stdout.write(`
READY ${url}

Started in ${seconds.toFixed(1)} s. What to click first:
  1. ${url}: choose "citizen", sign in as a fictitious driver with the demo wallet, unlock the card, agree to share.
  2. In a private window or another browser (one browser holds one sign-in), choose "employer": sign in with the
     account shown there and the password ${staffPassword}, and issue last month's income statement.
  3. Watch the first window: in a month below the norm the supplement arrives by itself.
  The desks of municipality, UWV, SVB and auditor: ${url}/medewerker (accounts shown there, the same password).
  The second story: the citizen is a fictitious asbestos patient, and in the other window "doctor, or on the panel"
  makes the statement and confirms it.
Stop with Ctrl-C. Start over with: npm run demo -- --reset
`);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return void process.stdout.write(`${USAGE}\n`);
  const startedMs = performance.now();
  const plan = layout(options);

  await step('Look for an earlier start', () => openSession(plan.files.session, plan.url), said);
  let processes;
  let leaveStage;
  let isEnding = false;
  const end = async (code) => {
    if (isEnding) return;
    isEnding = true;
    process.stdout.write('\nStopping …\n');
    leaveStage?.();
    await processes?.stopAll();
    closeSession(plan.files.session);
    process.stdout.write('Stopped.\n');
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

  try {
    await requirePort(options.port, 'the web server', '--port 3100');
    const ports = [
      ['PostgreSQL', plan.postgresPort],
      ...[...plan.chains, plan.naiveChain].map(({ domain, port }) => [`the ${domain} chain`, port]),
      ["the chains' door", plan.doorPort],
      ['the stage', plan.stagePort],
    ];
    for (const [what, port] of ports) await requirePort(port, what, '--port-base 55320');
    if (options.reset) await step('Remove the state of earlier starts', () => removeState(options, plan));
    await prepare();
    if (isEnding) return;
    processes = new Processes({
      logDir: plan.files.logs,
      onChange: (children) => saveSession(plan.files.session, plan.url, children),
      onUnexpectedExit: (name, tail) => {
        process.stderr.write(
          `\n✗ ${name} ended by itself:\n${tail}\n  Its log: ${join(plan.files.logs, `${name}.log`)}\n`,
        );
        void end(1);
      },
    });
    const { staffPassword, ...started } = await startServices(processes, options, plan);
    leaveStage = started.leaveStage;
    if (!isEnding) printWelcome(plan.url, staffPassword, (performance.now() - startedMs) / 1000);
  } catch (error) {
    if (isEnding) return;
    printFailure(error);
    await end(1);
  }
}

main().catch((error) => {
  printFailure(error);
  process.exit(1);
});
