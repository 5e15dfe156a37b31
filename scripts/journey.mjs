#!/usr/bin/env node
/** npm run journey -- driver|payout [--count N] [--url URL]: walks a story headless against a running demo; prints one JSON. */
import { spawn } from 'node:child_process';
import { runMain } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { ROOT } from './lib/root.mjs';
import { TSX_ARGS } from './lib/run.mjs';

await runMain(async () => {
  checkMachine();
  await withPrepareLock(install);
  const args = [...TSX_ARGS, 'scripts/journey/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
