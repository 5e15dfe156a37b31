/** The copy of the demo's own database: a second database of the same embedded server. */

const DATABASE = 'voorzien';
const COPY = 'voorzien_snapshot';

async function withClient(connectionString, work) {
  // Imported here: before the installation there is no pg.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(databaseUrl, name) {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes one database anew from the other. Whoever is connected to either is cut off. */
async function copy(databaseUrl, from, to) {
  await withClient(urlOf(databaseUrl, 'postgres'), async (client) => {
    await client.query(`drop database if exists ${to} with (force)`);
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [from],
    );
    await client.query(`create database ${to} template ${from} strategy file_copy`);
  });
}

/** @param {string} databaseUrl of the embedded server */
export const keepDatabase = (databaseUrl) => copy(databaseUrl, DATABASE, COPY);

/** Puts the copy in place of the database; nobody may use it meanwhile. May be done again. @param {string} databaseUrl */
export async function bringBackDatabase(databaseUrl) {
  await copy(databaseUrl, COPY, DATABASE);
  await withClient(urlOf(databaseUrl, DATABASE), async (client) => {
    // No worker holds a job yet, and what ran before says nothing of how things are now.
    await client.query(`update "JobLease" set "owner" = '', "expiresAt" = to_timestamp(0), "lastRunAt" = null`);
  });
}

/** @param {string} databaseUrl @returns {Promise<boolean>} */
export const hasDatabaseCopy = (databaseUrl) =>
  withClient(urlOf(databaseUrl, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [COPY]);
    return rowCount === 1;
  });
