import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { KeptRow, RowFault } from '@/lib/shared/schemas/register-import-api';
import type { Db } from './database';
import type { RegisterKey } from './register-publication';

const STATE = {
  id: true,
  scheme: true,
  region: true,
  staffId: true,
  fileName: true,
  rowCount: true,
  status: true,
  done: true,
  added: true,
  changed: true,
  skipped: true,
  createdAt: true,
  finishedAt: true,
} as const satisfies Prisma.RegisterImportSelect;
export type ImportRow = Prisma.RegisterImportGetPayload<{ select: typeof STATE }>;

export type NewImport = RegisterKey & {
  readonly staffId: string;
  readonly fileName: string;
  readonly rows: readonly KeptRow[];
};

/** Keeps the rows until they are confirmed. PRE a transaction. @returns its id */
export async function createImport({ rows, ...data }: NewImport, db: Db): Promise<string> {
  const { id } = await db.registerImport.create({
    data: { ...data, rows: [], rowCount: rows.length },
    select: { id: true },
  });
  // As text: Prisma would look at every value of 100,000 rows by itself.
  await db.$executeRaw`UPDATE "RegisterImport" SET "rows" = ${JSON.stringify(rows)}::jsonb WHERE "id" = ${id}`;
  return id;
}

/** Without its rows, of which there may be 100,000. */
export const findImport = (id: string, db: Db): Promise<ImportRow | null> =>
  db.registerImport.findUnique({ where: { id }, select: STATE });

export const latestImports = ({ scheme, region }: RegisterKey, take: number, db: Db): Promise<ImportRow[]> =>
  db.registerImport.findMany({
    where: { scheme, region, status: { not: 'previewed' } },
    orderBy: { createdAt: 'desc' },
    take,
    select: STATE,
  });

/** A preview that nobody came back to holds names that nobody needs. */
export const PREVIEW_LIFE_MS = 24 * 3600 * 1000;

const GONE = { status: 'cancelled', rows: [] } as const;

/** @returns false when it is not waiting for that any more */
export const confirmImport = async (id: string, db: Db): Promise<boolean> =>
  (await db.registerImport.updateMany({ where: { id, status: 'previewed' }, data: { status: 'confirmed' } })).count ===
  1;

/** Only before its first row was taken in. @returns false when it is too late */
export const cancelImport = async (id: string, now: Date, db: Db): Promise<boolean> =>
  (
    await db.registerImport.updateMany({
      where: { id, status: { in: ['previewed', 'confirmed'] }, done: 0 },
      data: { ...GONE, finishedAt: now },
    })
  ).count === 1;

/** Forgets previews of a member of staff, and those that nobody came back to. @returns how many */
export const dropPreviews = async (staffId: string, before: Date, db: Db): Promise<number> =>
  (
    await db.registerImport.updateMany({
      where: { status: 'previewed', OR: [{ staffId }, { createdAt: { lt: before } }] },
      data: GONE,
    })
  ).count;

/** Forgets the previews that nobody came back to, whoever's they are. @returns how many */
export const dropOldPreviews = async (before: Date, db: Db): Promise<number> =>
  (await db.registerImport.updateMany({ where: { status: 'previewed', createdAt: { lt: before } }, data: GONE })).count;

/** The file that is to be taken in next: those of one register one after the other. */
export const nextImport = (db: Db): Promise<ImportRow | null> =>
  db.registerImport.findFirst({
    where: { status: 'confirmed' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: STATE,
  });

export const importedRows = async (id: string, db: Db): Promise<unknown> =>
  (await db.registerImport.findUnique({ where: { id }, select: { rows: true } }))?.rows ?? [];

/** For the rest of the transaction nobody else takes it in, or cancels it. */
export async function lockImport(id: string, tx: Prisma.TransactionClient): Promise<ImportRow | null> {
  await tx.$queryRaw`SELECT 1 AS one FROM "RegisterImport" WHERE "id" = ${id} FOR UPDATE`;
  return findImport(id, tx);
}

export type BatchResult = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly skipped: readonly { readonly line: number; readonly fault: RowFault }[];
};

/** With the rows themselves, in one transaction: a crash leaves both or neither. */
export async function countBatch(
  id: string,
  { rows, added, changed, skipped }: BatchResult,
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RegisterImport" SET "done" = "done" + ${rows}, "added" = "added" + ${added}, "changed" = "changed" + ${changed},
      "skipped" = "skipped" || ${JSON.stringify(skipped)}::jsonb
    WHERE "id" = ${id}`;
}

/** The names in it are of no use any more. */
export const finishImport = (id: string, status: 'done' | 'failed', errorCode: string | null, now: Date, db: Db) =>
  db.registerImport.update({
    where: { id },
    data: { status, errorCode, rows: [], finishedAt: now },
    select: { id: true },
  });
