import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/scripts/prisma/migrate.mjs';
import { startTemporaryPostgres } from '@/scripts/prisma/temporary-postgres.mjs';

/** What all files of a run share: one PostgreSQL with a migrated database to copy, and a folder for deployed chains. */
export type Prepared = {
  readonly adminUrl: string;
  readonly folder: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    prepared: Prepared;
  }
}

/** The migrated, empty database. Nothing connects to it: it is copied. */
export const EMPTY_DATABASE = 'prepared_empty';

/** @returns what takes it all away again */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres();
  await migrate(await postgres.createDatabase(EMPTY_DATABASE));
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-prepared-'));
  project.provide('prepared', { adminUrl: postgres.adminUrl, folder });
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await postgres.stop();
  };
}
