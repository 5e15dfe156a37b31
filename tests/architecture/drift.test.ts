import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate } from '@/scripts/prisma/migrate.mjs';
import { withTemporaryPostgres } from '@/scripts/prisma/temporary-postgres.mjs';
import { ROOT } from './repository';

/** What is committed beside its source still is what the source gives. */

type Engine = { diff(input: unknown): Promise<{ stdout: string | null }> };
type EngineModule = { FILTERS: unknown; readSchema(): string; schemaEngine(databaseUrl: string): Promise<Engine> };

/** Everything of the public schema that the product can notice, in a fixed order. */
const CATALOG = `
  select 'column' as kind, table_name as owner, column_name as name,
         concat_ws(' ', data_type, udt_name, is_nullable, column_default) as detail
    from information_schema.columns where table_schema = 'public'
  union all
  select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
  union all
  select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace
  order by 1, 2, 3`;

async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

const catalogOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ owner: string }>(CATALOG);
    return rows.filter(({ owner }) => !owner.includes('_prisma_migrations'));
  });

describe('drift', () => {
  it('A-10 the committed migrations give exactly the schema', async () => {
    const { FILTERS, readSchema, schemaEngine }: EngineModule = await import(
      pathToFileURL(`${ROOT}scripts/prisma/engine.mjs`).href
    );
    await withTemporaryPostgres(async (createDatabase) => {
      const [fromSchema, fromMigrations] = [await createDatabase('schema'), await createDatabase('migrations')];
      const engine = await schemaEngine(fromSchema);
      // The engine writes the whole schema as SQL; comparing it with a database itself is beyond the WASM engine.
      const { stdout } = await engine.diff({
        from: { tag: 'empty' },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readSchema() }] },
        script: true,
        shadowDatabaseUrl: null,
        exitCode: null,
        filters: FILTERS,
      });
      if (!stdout) throw new Error('The schema gave no SQL.');
      await withClient(fromSchema, (client) => client.query(stdout));
      await migrate(fromMigrations);
      const expected = await catalogOf(fromSchema);
      expect(expected.length).toBeGreaterThan(50);
      expect(await catalogOf(fromMigrations)).toEqual(expected);
    });
  });

  it('A-11 the circuits rebuild byte for byte to what the lock file names', () => {
    // Exits with 1 and names the file when a source, a binary or a key differs.
    execFileSync(process.execPath, [`${ROOT}scripts/circuits/build.mjs`, '--check', '--force'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
  });
});
