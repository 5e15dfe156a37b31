// Writes the next migration: node scripts/prisma/migration-new.mjs <name_in_snake_case> [yyyymmddhhmmss]
// Beside each migration.sql stands the schema that it led to; the next one is the way from there to prisma/schema.prisma.
// (Replaying the history instead is not possible here: the adapter cannot read the catalogue's type "char".)
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILTERS, lockFile, MIGRATIONS_DIR, migrationNames, readSchema, schemaEngine } from './engine.mjs';
import { withTemporaryPostgres } from './temporary-postgres.mjs';

const [name, timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('A name in snake_case is needed.');
if (!existsSync(MIGRATIONS_DIR)) mkdirSync(MIGRATIONS_DIR, { recursive: true });

const datamodel = (content) => ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] });
const last = migrationNames().at(-1);
const from = last ? datamodel(readFileSync(join(MIGRATIONS_DIR, last, 'schema.prisma'), 'utf8')) : { tag: 'empty' };

const { stdout } = await withTemporaryPostgres(async (createDatabase) => {
  const engine = await schemaEngine(await createDatabase('diff'));
  const options = { script: true, shadowDatabaseUrl: null, exitCode: null, filters: FILTERS };
  return engine.diff({ from, to: datamodel(readSchema()), ...options });
});

if (!stdout || /^-- This is an empty migration/.test(stdout)) {
  console.log('The schema and the migrations agree: nothing to write.');
} else {
  const folder = join(MIGRATIONS_DIR, `${timestamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), stdout);
  writeFileSync(join(folder, 'schema.prisma'), readSchema());
  writeFileSync(lockFile.path, lockFile.content);
  console.log(`Wrote prisma/migrations/${timestamp}_${name}/migration.sql`);
}
