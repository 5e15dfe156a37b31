import 'server-only';
import type { Db } from './database';

export type CardRow = { readonly holder: string; readonly encryptionKey: string };

export const findCard = (personId: string, db: Db): Promise<CardRow | null> =>
  db.card.findUnique({ where: { personId }, select: { holder: true, encryptionKey: true } });

export const findCardOwner = (holder: string, db: Db): Promise<{ personId: string } | null> =>
  db.card.findUnique({ where: { holder }, select: { personId: true } });

export const createCard = (personId: string, card: CardRow, db: Db) =>
  db.card.create({ data: { personId, ...card }, select: { personId: true } });

export const updateEncryptionKey = (personId: string, encryptionKey: string, db: Db) =>
  db.card.update({ where: { personId }, data: { encryptionKey }, select: { personId: true } });

/** Also forgets the person's challenges that have expired. */
export async function createChallenge(personId: string, challenge: string, expiresAt: Date, now: Date, db: Db) {
  await db.cardChallenge.deleteMany({ where: { personId, expiresAt: { lt: now } } });
  await db.cardChallenge.create({ data: { challenge, personId, expiresAt } });
}

export const isChallengeOpen = async (personId: string, challenge: string, now: Date, db: Db): Promise<boolean> =>
  (await db.cardChallenge.count({ where: { challenge, personId, usedAt: null, expiresAt: { gt: now } } })) === 1;

/** @returns false when it is unknown, another person's, expired or used before; at most one caller gets true */
export async function consumeChallenge(personId: string, challenge: string, now: Date, db: Db): Promise<boolean> {
  const where = { challenge, personId, usedAt: null, expiresAt: { gt: now } };
  const { count } = await db.cardChallenge.updateMany({ where, data: { usedAt: now } });
  return count === 1;
}
