// Applies prisma/migrations to a database and keeps Prisma's own table _prisma_migrations, so that
// `prisma migrate deploy` works on the same database.
import { pathToFileURL } from 'node:url';
import { FILTERS, migrationsList, schemaEngine } from './engine.mjs';

/**
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} names of the migrations that were applied; empty when there was nothing to do
 */
export async function migrate(databaseUrl) {
  const engine = await schemaEngine(databaseUrl);
  try {
    const result = await engine.applyMigrations({ filters: FILTERS, migrationsList: migrationsList() });
    return result.appliedMigrationNames;
  } finally {
    await engine.close?.();
    engine.free?.();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set.');
  const applied = await migrate(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  // The adapter's pool keeps idle connections, and with them this process, for another ten seconds.
  process.exit(0);
}
