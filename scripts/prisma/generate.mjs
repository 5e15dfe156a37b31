// Generates the Prisma client into lib/generated/prisma, without network.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ROOT } from './engine.mjs';

/** @throws when the schema is malformed */
export function generate() {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const result = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: ROOT,
    encoding: 'utf8',
    // Generation needs no schema engine, yet the CLI downloads one unless it is pointed at an existing file.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) generate();
