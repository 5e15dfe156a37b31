#!/usr/bin/env node
/**
 * npm run generate: makes everything that is generated and not committed (Prisma client, contract ABIs, Hyperlane's
 * artifacts, circuit binaries). Each part is made again only when its inputs changed; `--force` makes all of them.
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

/** Version of a package, so that an upgrade makes its output anew. */
const versionOf = (name) => JSON.parse(readFileSync(fromRoot('node_modules', name, 'package.json'), 'utf8')).version;

/** @type {readonly {name: string, title: string, script: string, inputs: string[], packages: string[], outputs: string[]}[]} */
const PARTS = [
  {
    name: 'prisma',
    title: 'Generate the database client',
    script: 'scripts/prisma/generate.mjs',
    inputs: ['prisma/schema.prisma', 'scripts/prisma/generate.mjs'],
    packages: ['prisma', '@prisma/client'],
    outputs: ['lib/generated/prisma/client.ts'],
  },
  {
    name: 'circuits',
    title: 'Compile the circuits',
    script: 'scripts/circuits/build.mjs',
    inputs: ['circuits', 'scripts/circuits'],
    packages: ['circom2', 'circomlib'],
    outputs: ['public/zk/supplement.wasm', 'public/zk/holder.wasm', 'build/circuits/supplement.r1cs'],
  },
  {
    name: 'contracts',
    title: 'Compile the contracts, extract their ABIs and those of Hyperlane',
    script: 'scripts/contracts/generate.mjs',
    inputs: ['contracts', 'scripts/contracts', 'foundry.toml'],
    packages: ['solc', '@foundry-rs/forge', '@openzeppelin/contracts', '@hyperlane-xyz/core'],
    outputs: ['lib/generated', 'out'],
  },
];

/** Deploy steps are TypeScript inside contracts/; they change no ABI. */
const isInput = (file) => !file.startsWith('contracts/deploy/') && !file.endsWith('.md');

/** @param {{force?: boolean}} [options] @returns {Promise<void>} */
export async function generate({ force = false } = {}) {
  for (const part of PARTS) {
    const hash = `${hashOf(part.inputs, isInput)} ${part.packages.map(versionOf).join(' ')}`;
    const stamp = `lib/generated/.stamps/${part.name}`;
    const isFresh = readStamp(stamp) === hash && part.outputs.every((output) => existsSync(fromRoot(output)));
    if (isFresh && !force) continue;
    await step(part.title, async () => {
      await runNode([part.script]);
    });
    writeStamp(stamp, hash);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runMain(async () => {
    checkMachine();
    await withPrepareLock(async () => {
      await install();
      await generate({ force: process.argv.includes('--force') });
    });
  });
