#!/usr/bin/env node
/**
 * npm run verify:totals -- [--portal http://localhost:3000] [--json]: checks every opened total against the chains. Exit
 * code 1 when one of them is not right.
 */
import { spawn } from 'node:child_process';
import { runMain } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { ROOT } from './lib/root.mjs';

await runMain(async () => {
  const log = process.stdout.write;
  // Standard output is the result's alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  checkMachine();
  await withPrepareLock(install);
  process.stdout.write = log;
  // Without the server's condition: what runs here is what a browser runs.
  const args = ['--import', 'tsx', 'scripts/verify/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
