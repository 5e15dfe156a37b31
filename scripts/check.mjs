#!/usr/bin/env node
/** npm run check: what takes seconds and needs no browser: format, lint, types, directions. */
import { spawnSync } from 'node:child_process';
import { fromRoot } from './lib/root.mjs';

const { status } = spawnSync(process.execPath, [fromRoot('scripts/test.mjs'), 'lint', 'types', 'directions'], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
