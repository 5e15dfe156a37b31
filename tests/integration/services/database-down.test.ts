import { expect, test } from 'vitest';
import { createDatabase, inTransaction } from '@/lib/server/repositories/database';
import { isDatabaseUnavailable, mapDatabaseError } from '@/lib/server/repositories/database-errors';
import { findPerson } from '@/lib/server/repositories/people';
import { readHealthStatus } from '@/lib/server/services/health';
import { startPortal } from '../helpers/portal';

test('a database that is down is DATABASE_UNAVAILABLE, in and outside of a transaction', async () => {
  // Nothing listens on port 9.
  const db = createDatabase('postgresql://nobody:nothing@127.0.0.1:9/nowhere');
  const errors = await Promise.all([
    findPerson('amina', db).catch((error: unknown) => error),
    inTransaction(db, (tx) => findPerson('amina', tx)).catch((error: unknown) => error),
  ]);
  for (const error of errors) expect(mapDatabaseError(error)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(await readHealthStatus(db, new Date())).toMatchObject({ status: 'degraded', database: false });
  await db.$disconnect();
});

test('what the database refuses is not taken for a database that is down', async () => {
  const portal = await startPortal();
  const twice = { id: 'amina', displayName: 'x', story: 'x' };
  const error = await portal.db.person.create({ data: twice }).catch((cause: unknown) => cause);
  await portal.stop();
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(error)).toBe(false);
});
