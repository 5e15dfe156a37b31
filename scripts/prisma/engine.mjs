// Prisma's schema engine as WebAssembly: migrations without the native binary, which Prisma would have to download.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const MIGRATIONS_DIR = join(ROOT, 'prisma/migrations');
const LOCK_FILE = 'migration_lock.toml';
const LOCK_CONTENT = 'provider = "postgresql"\n';
/** Nothing of the database is managed outside of the schema. */
export const FILTERS = { externalTables: [], externalEnums: [] };

let bindings;

/** The engine's own loader asks for bundler support of .wasm imports; this does by hand what a bundler would. */
async function loadBindings() {
  if (bindings) return bindings;
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bg = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bg });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  bindings = bg;
  return bg;
}

export const readSchema = () => readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8');

/** Oldest first. */
export const migrationNames = () =>
  readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The committed migrations in the form that the engine takes. */
export function migrationsList() {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: LOCK_FILE, content: LOCK_CONTENT },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(MIGRATIONS_DIR, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

export const lockFile = { path: join(MIGRATIONS_DIR, LOCK_FILE), content: LOCK_CONTENT };

/**
 * The adapter splits a script at every semicolon, also at those inside a function. PostgreSQL takes a whole script at once,
 * and then all of it or nothing.
 */
class WholeScripts extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.client.query(script).catch((error) => adapter.onError(error));
    };
    return adapter;
  }
}

/** @param databaseUrl PostgreSQL @returns the engine; it holds a connection until `free` */
export async function schemaEngine(databaseUrl) {
  const bg = await loadBindings();
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: databaseUrl }));
  return bg.SchemaEngine.new({ datamodels: [['schema.prisma', readSchema()]] }, () => {}, factory);
}
