import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import { notifyMailbox } from './mailbox-events';

export type SealedContent = { readonly enc: string; readonly ciphertext: string };
export type NewItem = SealedContent & {
  readonly personId: string;
  readonly kind: 'income' | 'entitlement';
  readonly dedupeKey: string;
  readonly statementId: string | null;
  readonly replacesId: string | null;
  readonly retainUntil: Date;
};

const ITEM = {
  id: true,
  cursor: true,
  kind: true,
  enc: true,
  ciphertext: true,
  replacesId: true,
  createdAt: true,
} as const satisfies Prisma.MailboxItemSelect;

const PAGE = 100;

/** Oldest first, at most 100. */
export const listItems = (personId: string, after: bigint, now: Date, db: Db) =>
  db.mailboxItem.findMany({
    where: { personId, cursor: { gt: after }, retainUntil: { gt: now } },
    select: ITEM,
    orderBy: { cursor: 'asc' },
    take: PAGE,
  });

/**
 * Adds an item and wakes whoever waits for it. Items of one person are written one after the other, so that a cursor
 * that a card has seen is never followed by a smaller one that commits later.
 * @returns false when the item was there already
 */
export async function addItem(item: NewItem, db: Prisma.TransactionClient): Promise<boolean> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mailbox:${item.personId}`}, 0))::text`;
  const { count } = await db.mailboxItem.createMany({ data: [item], skipDuplicates: true });
  if (count === 1) await notifyMailbox(item.personId, db);
  return count === 1;
}

/** Only own items count; an id of another's does nothing. */
export const markCollected = (personId: string, ids: readonly string[], now: Date, db: Db) =>
  db.mailboxItem.updateMany({
    where: { personId, id: { in: [...ids] }, collectedAt: null },
    data: { collectedAt: now },
  });

export const hasItem = async (dedupeKey: string, db: Db): Promise<boolean> =>
  (await db.mailboxItem.count({ where: { dedupeKey } })) === 1;

/** What lies in a person's mailbox, to be sealed again to another key of the same card. */
export const sealedItems = (personId: string, db: Db) =>
  db.mailboxItem.findMany({ where: { personId }, select: { id: true, dedupeKey: true, statementId: true } });

export const replaceContent = (id: string, { enc, ciphertext }: SealedContent, db: Db) =>
  db.mailboxItem.update({ where: { id }, data: { enc, ciphertext }, select: { id: true } });

/** Withdraws copies of a person's statements from the cards of others, where they were not collected yet. */
export const removeUncollectedCopies = (subjectId: string, db: Db) =>
  db.mailboxItem.deleteMany({
    where: { statement: { personId: subjectId }, personId: { not: subjectId }, collectedAt: null },
  });
