import 'server-only';
import type { Db } from './database';

/** Anyone can call, and a deletion costs more than what it is called for. */
const PURGE_EVERY_MS = 60_000;
let purgedAtMs = Number.NEGATIVE_INFINITY;

/** Forgets what has expired, of nonces and of attempts, once a minute at most. */
async function purge(now: Date, db: Db): Promise<void> {
  // Either way: a clock may be set back.
  if (Math.abs(now.getTime() - purgedAtMs) < PURGE_EVERY_MS) return;
  purgedAtMs = now.getTime();
  await db.signInNonce.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.signInAttempt.deleteMany({ where: { windowEndAt: { lt: now } } });
}

export async function createNonce(nonce: string, expiresAt: Date, now: Date, db: Db): Promise<void> {
  await purge(now, db);
  await db.signInNonce.create({ data: { nonce, expiresAt } });
}

/** @returns false when it is unknown, expired or used before; at most one caller gets true */
export async function consumeNonce(nonce: string, now: Date, db: Db): Promise<boolean> {
  const where = { nonce, usedAt: null, expiresAt: { gt: now } };
  return (await db.signInNonce.updateMany({ where, data: { usedAt: now } })).count === 1;
}

export type AttemptRule = {
  /** Attempts that nobody waits for. */
  readonly free: number;
  /** Wait after the last free attempt, in seconds; it doubles with every further one. */
  readonly firstWaitSec: number;
  readonly longestWaitSec: number;
  /** What was attempted is forgotten this long after the last attempt. */
  readonly windowSec: number;
};

/**
 * Counts an attempt before its password is looked at, so that attempts made at once count as well.
 * @returns false when it comes too early; it is not counted then, and makes nobody's wait longer
 */
export async function countAttempt(subject: string, now: Date, rule: AttemptRule, db: Db): Promise<boolean> {
  await purge(now, db);
  const windowEndAt = new Date(now.getTime() + rule.windowSec * 1000);
  // From one window's end to the next is as long as from the last attempt to this one.
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO "SignInAttempt" AS a ("subject", "failures", "windowEndAt") VALUES (${subject}, 1, ${windowEndAt})
    ON CONFLICT ("subject") DO UPDATE SET
      "failures" = CASE WHEN a."windowEndAt" < ${now} THEN 1 ELSE a."failures" + 1 END,
      "windowEndAt" = EXCLUDED."windowEndAt"
    WHERE a."failures" < ${rule.free} OR a."windowEndAt" < ${now} OR a."windowEndAt" + interval '1 second' * LEAST(
        ${rule.firstWaitSec}::float8 * power(2, LEAST(a."failures" - ${rule.free}, 20)), ${rule.longestWaitSec}::float8
      ) <= EXCLUDED."windowEndAt"
    RETURNING 1`;
  return rows.length > 0;
}

export async function forgetAttempts(subject: string, db: Db): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { subject } });
}
