import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { MailboxKind } from '@/lib/shared/schemas/citizen-api';
import type { Db } from './database';
import { notifyMailbox } from './mailbox-events';

export type SealedContent = { readonly enc: string; readonly ciphertext: string };
export type NewItem = SealedContent & {
  readonly personId: string;
  readonly kind: MailboxKind;
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

/**
 * Hands out a page of items, oldest first, and marks them as collected: who holds a signed statement can use it,
 * whether the card says so afterwards or not. What was replaced before that is never handed out; a replacement at the
 * same moment waits for the rows, and finds them collected, or is found here.
 */
export async function handOutItems(personId: string, after: bigint, now: Date, db: Prisma.TransactionClient) {
  const where = {
    personId,
    cursor: { gt: after },
    retainUntil: { gt: now },
    OR: [{ statementId: null }, { statement: { replacedAt: null } }, { collectedAt: { not: null } }],
  } satisfies Prisma.MailboxItemWhereInput;
  const page = { orderBy: { cursor: 'asc' }, take: PAGE } as const;
  const found = await db.mailboxItem.findMany({ where, select: { id: true, collectedAt: true }, ...page });
  const fresh = found.filter(({ collectedAt }) => collectedAt === null).map(({ id }) => id);
  if (fresh.length > 0) {
    // In the order of their cursors, so that two tabs never wait for each other; then as the row is by now.
    await db.$queryRaw`SELECT 1 AS one FROM "MailboxItem" WHERE "id" = ANY(${fresh}) ORDER BY "cursor" FOR UPDATE`;
    await db.mailboxItem.updateMany({
      where: {
        id: { in: fresh },
        collectedAt: null,
        OR: [{ statementId: null }, { statement: { replacedAt: null } }],
      },
      data: { collectedAt: now },
    });
  }
  const ids = found.map(({ id }) => id);
  return db.mailboxItem.findMany({
    where: { id: { in: ids }, collectedAt: { not: null } },
    select: ITEM,
    orderBy: { cursor: 'asc' },
  });
}

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

/** Takes back a letter that no card has collected. */
export const removeUncollected = (dedupeKey: string, db: Db) =>
  db.mailboxItem.deleteMany({ where: { dedupeKey, collectedAt: null } });

export const collectedKeys = async (dedupeKeys: readonly string[], db: Db) =>
  db.mailboxItem.findMany({
    where: { dedupeKey: { in: [...dedupeKeys] } },
    select: { dedupeKey: true, collectedAt: true },
  });

/** How many of these items are the person's own and were handed out; an id of another's does not count. */
export const countCollected = (personId: string, ids: readonly string[], db: Db): Promise<number> =>
  db.mailboxItem.count({ where: { personId, id: { in: [...ids] }, collectedAt: { not: null } } });

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
