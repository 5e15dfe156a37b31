#!/usr/bin/env node
/**
 * npm run privacy:report -- [--seed N] [--runs N] [--citizens N] [--months 1..6] [--json]: what an observer makes of the
 * pool's public data when people pay out, simulated. Needs no demo and no chain.
 */
import { spawn } from 'node:child_process';
import { runMain } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { ROOT } from './lib/root.mjs';
import { TSX_ARGS } from './lib/run.mjs';

await runMain(async () => {
  const log = process.stdout.write;
  // Standard output is the report's alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  checkMachine();
  await withPrepareLock(install);
  process.stdout.write = log;
  const args = [...TSX_ARGS, 'scripts/privacy/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
