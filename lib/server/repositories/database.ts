import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { serverEnv } from '../env';
import { log } from '../log';

export type Database = PrismaClient;
/** What a repository's function takes: the client, or the transaction that it is to take part in. */
export type Db = PrismaClient | Prisma.TransactionClient;

const MAX_CONNECTIONS = 12;
const CONNECT_TIMEOUT_MS = 5_000;
const TRANSACTION = { maxWait: 5_000, timeout: 30_000 };

export function createDatabase(connectionString: string): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString, max: MAX_CONNECTIONS, connectionTimeoutMillis: CONNECT_TIMEOUT_MS },
    // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
    { onPoolError: (error) => log.warn('database.connection.lost', { error }) },
  );
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION });
}

/** On globalThis, because the development server loads this module anew at every change. */
const holder = globalThis as { voorzienDatabase?: PrismaClient };

/** The process's pool, opened at first use. */
export const database = (): PrismaClient => (holder.voorzienDatabase ??= createDatabase(serverEnv().DATABASE_URL));

/** Closes the pool: at the end of the worker, a script or a test. */
export async function closeDatabase(): Promise<void> {
  const client = holder.voorzienDatabase;
  delete holder.voorzienDatabase;
  await client?.$disconnect();
}

/** Runs `work` in one transaction, or in the one that `db` already is. */
export function inTransaction<T>(db: Db, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return '$transaction' in db ? (db as PrismaClient).$transaction(work) : work(db);
}
