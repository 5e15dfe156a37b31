import 'server-only';
import pg from 'pg';
import { serverEnv } from '../env';
import { type Db, database } from './database';

/** What may have changed. A hint to look now instead of at the next poll; losing one costs a moment, nothing else. */
export const TOPICS = ['relay', 'register', 'policy'] as const;
export type Topic = (typeof TOPICS)[number];

const CHANNEL = 'voorzien';

/** Wakes whoever listens, in any process, when the transaction that `db` may be commits. Carries no data. */
export async function notify(topic: Topic, db: Db = database()): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${CHANNEL}, ${topic})`;
}

/**
 * Listens on a connection of its own until `close`. @param onTopic called for each notification
 * @param onEnd called once when the connection is lost
 * @throws when the database cannot be reached
 */
export async function listen(onTopic: (topic: Topic) => void, onEnd: () => void): Promise<{ close(): Promise<void> }> {
  const client = new pg.Client({
    connectionString: serverEnv().DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let ended = false;
  const end = () => {
    if (!ended) onEnd();
    ended = true;
  };
  client.on('error', end);
  client.on('end', end);
  client.on('notification', ({ payload }) => {
    const topic = TOPICS.find((known) => known === payload);
    if (topic) onTopic(topic);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    ended = true;
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    async close() {
      ended = true;
      await client.end().catch(() => undefined);
    },
  };
}
