import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { EMPTY_DATABASE } from '../setup/prepare';

/** A database of one test file alone. */
export type TestDatabase = {
  readonly url: string;
  /** Everything that still hangs on to it is cut off. */
  readonly drop: () => Promise<void>;
};

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject('prepared').adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('prepared').adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const exists = async (name: string, admin: pg.Client): Promise<boolean> =>
  (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;

// A prepared database has no connections left once it was filled; one that is just closing is cut off.
async function copy(from: string, name: string, admin: pg.Client): Promise<void> {
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [from]);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`);
}

/**
 * A migrated database with what `fill` puts into it. It is filled once in a run and copied from then on.
 * @param kind names what `fill` puts there: lower case letters
 */
export async function testDatabase(kind?: string, fill?: (url: string) => Promise<void>): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = kind === undefined ? EMPTY_DATABASE : `prepared_${kind}`;
  await asAdmin(async (admin) => {
    // One file fills it; one that comes at the same time waits.
    await admin.query('SELECT pg_advisory_lock(1)');
    if (fill && !(await exists(template, admin))) {
      const draft = `${template}_draft`;
      await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await copy(EMPTY_DATABASE, draft, admin);
      await fill(urlOf(draft));
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [draft]);
      await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    }
    await copy(template, name, admin);
  });
  const drop = () => asAdmin(async (admin) => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  return { url: urlOf(name), drop };
}
