import 'server-only';
import type { Db } from './database';

/** Also forgets expired nonces. */
export async function createNonce(nonce: string, expiresAt: Date, now: Date, db: Db): Promise<void> {
  await db.signInNonce.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.signInNonce.create({ data: { nonce, expiresAt } });
}

/** @returns false when it is unknown, expired or used before; at most one caller gets true */
export async function consumeNonce(nonce: string, now: Date, db: Db): Promise<boolean> {
  const where = { nonce, usedAt: null, expiresAt: { gt: now } };
  return (await db.signInNonce.updateMany({ where, data: { usedAt: now } })).count === 1;
}

/**
 * Counts an attempt before its password is looked at, so that attempts made at once count as well.
 * @returns how many there were within the window, this one included
 */
export async function countAttempt(subject: string, now: Date, windowEndAt: Date, db: Db): Promise<number> {
  const rows = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO "SignInAttempt" ("subject", "failures", "windowEndAt") VALUES (${subject}, 1, ${windowEndAt})
    ON CONFLICT ("subject") DO UPDATE SET
      "failures" = CASE WHEN "SignInAttempt"."windowEndAt" < ${now} THEN 1 ELSE "SignInAttempt"."failures" + 1 END,
      "windowEndAt" = CASE WHEN "SignInAttempt"."windowEndAt" < ${now} THEN ${windowEndAt}
        ELSE "SignInAttempt"."windowEndAt" END
    RETURNING "failures"`;
  return rows[0]?.failures ?? 1;
}

export async function forgetAttempts(subject: string, now: Date, db: Db): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { OR: [{ subject }, { windowEndAt: { lt: now } }] } });
}
