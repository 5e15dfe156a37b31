#!/usr/bin/env node
/**
 * Makes prisma/scale.json.br: the prepared claims of load runs. Needed again when circuit `supplement`, its keys or the demo's
 * keys change. Two seconds a proof on two cores; stopped and started again, it goes on. What is there when `--write` is given
 * is written as it is.
 */
import { runNode, TSX_ARGS } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';

if (!process.argv.includes('--write'))
  await step('Prove the claims', () => runNode([...TSX_ARGS, 'scripts/scale/make-claims.ts'], { echo: true }));
await step('Write the archive', () => runNode([...TSX_ARGS, 'scripts/scale/write-archive.ts'], { echo: true }));
