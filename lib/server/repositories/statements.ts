import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

const STATEMENT = {
  id: true,
  issuerId: true,
  personId: true,
  period: true,
  grossCents: true,
  netCents: true,
  number: true,
  corrections: true,
  issuedAt: true,
  replacedAt: true,
  person: { select: { displayName: true } },
  items: { select: { id: true, personId: true, collectedAt: true } },
} as const satisfies Prisma.StatementSelect;

export type StatementRow = Prisma.StatementGetPayload<{ select: typeof STATEMENT }>;

/** One statement in force per issuer, person and month: the database's unique key sees to it. */
export const activeKey = (issuerId: string, personId: string, period: number): string =>
  `${issuerId}:${personId}:${period}`;

export const listStatements = (issuerId: string, period: number | undefined, db: Db): Promise<StatementRow[]> =>
  db.statement.findMany({
    where: { issuerId, ...(period === undefined ? {} : { period }) },
    select: STATEMENT,
    orderBy: { number: 'desc' },
    take: 10_000,
  });

export const findStatement = (id: string, db: Db): Promise<StatementRow | null> =>
  db.statement.findUnique({ where: { id }, select: STATEMENT });

export const findActiveStatement = (issuerId: string, personId: string, period: number, db: Db) =>
  db.statement.findUnique({ where: { activeKey: activeKey(issuerId, personId, period) }, select: STATEMENT });

/** Of which people the issuer already has a statement in force for a month. */
export async function peopleWithStatement(issuerId: string, periods: readonly number[], db: Db): Promise<Set<string>> {
  const rows = await db.statement.findMany({
    where: { issuerId, period: { in: [...periods] }, activeKey: { not: null } },
    select: { activeKey: true },
  });
  return new Set(rows.flatMap((row) => row.activeKey ?? []));
}

export type NewStatement = {
  readonly issuerId: string;
  readonly personId: string;
  readonly period: number;
  readonly grossCents: bigint;
  readonly netCents: bigint;
  readonly number: bigint;
  readonly corrections: readonly {
    readonly period: number;
    readonly grossDeltaCents: string;
    readonly netDeltaCents: string;
    readonly reason: string;
  }[];
};

/** @returns their ids, in order @throws a unique violation when one is in force already: see isUniqueViolation */
export async function createStatements(statements: readonly NewStatement[], db: Db): Promise<string[]> {
  const data = statements.map((statement) => ({
    ...statement,
    corrections: [...statement.corrections],
    activeKey: activeKey(statement.issuerId, statement.personId, statement.period),
  }));
  const rows = await db.statement.createManyAndReturn({ data, select: { id: true, number: true } });
  return rows.sort((a, b) => (a.number < b.number ? -1 : 1)).map(({ id }) => id);
}

/** Locks a statement and its sealed copies for the rest of the transaction. */
export async function lockStatement(id: string, db: Db): Promise<StatementRow | null> {
  await db.$queryRaw`SELECT 1 AS one FROM "Statement" WHERE "id" = ${id} FOR UPDATE`;
  await db.$queryRaw`SELECT 1 AS one FROM "MailboxItem" WHERE "statementId" = ${id} FOR UPDATE`;
  return findStatement(id, db);
}

export const retireStatement = (id: string, now: Date, db: Db) =>
  db.statement.update({ where: { id }, data: { activeKey: null, replacedAt: now }, select: { id: true } });

/** The statement that took the place of others of the same month: their sealed copies, by recipient. */
export async function replacedItems(statement: { issuerId: string; personId: string; period: number }, db: Db) {
  const { issuerId, personId, period } = statement;
  const rows = await db.statement.findMany({
    where: { issuerId, personId, period, replacedAt: { not: null } },
    select: { items: { select: { id: true, personId: true } } },
    orderBy: { number: 'asc' },
  });
  return new Map(rows.flatMap(({ items }) => items.map((item) => [item.personId, item.id] as const)));
}

/**
 * Whose cards a statement belongs in: the subject's, and those of people whose household counts it in that very month. Who
 * was a partner once is nobody's business in the months after.
 */
export async function statementRecipients(
  { issuerId, personId, period }: Pick<StatementRow, 'issuerId' | 'personId' | 'period'>,
  db: Db,
): Promise<string[]> {
  const months = { validFrom: { lte: period }, validUntil: { gte: period } };
  const sources = await db.registerSource.findMany({
    where: { issuerId, personId, entry: { endedAt: null, personId: { not: personId }, ...months } },
    select: { entry: { select: { personId: true } } },
  });
  return [personId, ...new Set(sources.map(({ entry }) => entry.personId))];
}

/**
 * Statements in force that are meant for this person's card, or are about this person, and lack a sealed copy for it
 * (or for anyone): what is to be looked at when a card is bound or consent is given.
 */
export async function undeliveredStatements(personId: string, db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Statement" s
    JOIN (
      SELECT "id", "personId" AS recipient FROM "Statement" WHERE "personId" = ${personId}
      UNION
      SELECT st."id", e."personId" FROM "Statement" st
      JOIN "RegisterSource" rs ON rs."issuerId" = st."issuerId" AND rs."personId" = st."personId"
      JOIN "RegisterEntry" e ON e."id" = rs."entryId" AND e."endedAt" IS NULL
        AND st."period" BETWEEN e."validFrom" AND e."validUntil"
      WHERE st."personId" = ${personId} OR e."personId" = ${personId}
    ) r ON r."id" = s."id"
    JOIN "Card" subject ON subject."personId" = s."personId"
    JOIN "Card" reader ON reader."personId" = r.recipient
    LEFT JOIN "MailboxItem" m ON m."statementId" = s."id" AND m."personId" = r.recipient
    WHERE s."activeKey" IS NOT NULL AND m."id" IS NULL
    GROUP BY s."id", s."number" ORDER BY s."number"`;
  return rows.map(({ id }) => id);
}

/** When lines of correction of a month were issued about these people, in statements in force. */
export async function correctionsAfter(
  sources: readonly { readonly issuerId: string; readonly personId: string }[],
  period: number,
  db: Db,
): Promise<readonly { readonly personId: string; readonly issuedAt: Date }[]> {
  const rows = await db.statement.findMany({
    where: {
      OR: sources.map(({ issuerId, personId }) => ({ issuerId, personId })),
      activeKey: { not: null },
      period: { gt: period },
    },
    select: { personId: true, issuedAt: true, corrections: true },
  });
  const isOf = (line: unknown): boolean =>
    typeof line === 'object' && line !== null && 'period' in line && line.period === period;
  return rows.filter(({ corrections }) => Array.isArray(corrections) && corrections.some(isOf));
}
