import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const alias = {
  // server-only throws outside Next's react-server condition; tests run the same code in plain Node.
  'server-only': `${root}node_modules/server-only/empty.js`,
  '@': root.replace(/\/$/, ''),
};

/** Tests that put something in a module's or a global's place: no other file may run in the same process. */
const ALONE = 'tests/unit/**/*.alone.test.{ts,tsx}';

/** Kinds of tests, by what they need: `vitest run --project NAME`. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [ALONE],
          testTimeout: 20_000,
          // Modules, field tables and keys are loaded once for all files of a process.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'unit-alone', include: [ALONE], testTimeout: 20_000 } },
      {
        extends: true,
        // Witnesses and proofs: seconds each.
        test: {
          name: 'circuits',
          include: ['tests/circuits/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A real PostgreSQL, with a database for each file; each file starts real chains of its own.
          globalSetup: ['tests/integration/setup/prepare.ts'],
          // Files mostly wait for chains and jobs.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 180_000 },
      },
    ],
  },
});
