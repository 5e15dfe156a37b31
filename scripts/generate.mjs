#!/usr/bin/env node
/**
 * npm run generate: makes everything that is generated and not committed (Prisma client, contract ABIs, Hyperlane's
 * artifacts, circuit binaries). Each part is made again only when its inputs changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runMain } from './lib/failure.mjs';
import { checkMachine, install } from './lib/install.mjs';
import { withPrepareLock } from './lib/lock.mjs';
import { fromRoot } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';
import { hashOf, readStamp, writeStamp } from './lib/stamps.mjs';
import { step } from './lib/steps.mjs';

const PRISMA_STAMP = 'lib/generated/prisma.stamp';
const PRISMA_CLIENT = 'lib/generated/prisma/client.ts';

async function generatePrisma() {
  const { version } = JSON.parse(readFileSync(fromRoot('node_modules/prisma/package.json'), 'utf8'));
  const hash = `${hashOf(['prisma/schema.prisma', 'scripts/prisma/generate.mjs'])} ${version}`;
  if (readStamp(PRISMA_STAMP) === hash && existsSync(fromRoot(PRISMA_CLIENT))) return 'up to date';
  await runNode(['scripts/prisma/generate.mjs']);
  writeStamp(PRISMA_STAMP, hash);
  return 'generated';
}

/** These two compare their inputs themselves. */
const summaryOf = async (script) =>
  /compiled|built/.test((await runNode([script])).output) ? 'compiled' : 'up to date';

export async function generate() {
  const summary = { summary: (text) => text };
  await step('Database client', generatePrisma, summary);
  await step('Circuits', () => summaryOf('scripts/circuits/build.mjs'), summary);
  await step('Contracts and their ABIs', () => summaryOf('scripts/contracts/generate.mjs'), summary);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runMain(async () => {
    checkMachine();
    await withPrepareLock(async () => {
      await install();
      await generate();
    });
  });
