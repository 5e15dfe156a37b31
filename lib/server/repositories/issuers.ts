import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Db } from './database';
import { LOAD_KIND } from './load-run';

const ISSUER = { id: true, name: true, kind: true, keyX: true, keyY: true, keyHash: true } as const;
export type IssuerRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly keyX: string;
  readonly keyY: string;
  readonly keyHash: string;
};

/** Those that issue to somebody: a load run's employers do not. */
export const listIssuers = (db: Db): Promise<IssuerRow[]> =>
  db.issuer.findMany({ where: { kind: { not: LOAD_KIND } }, select: ISSUER, orderBy: { id: 'asc' } });

export const findIssuer = (id: string, db: Db): Promise<IssuerRow | null> =>
  db.issuer.findUnique({ where: { id }, select: ISSUER });

/** The one panel of this deployment. @throws UNEXPECTED without one */
export async function findPanel(db: Db): Promise<IssuerRow> {
  const panel = await db.issuer.findFirst({ where: { kind: 'panel' }, select: ISSUER, orderBy: { id: 'asc' } });
  if (!panel) throw new AppError('UNEXPECTED', { cause: new Error('There is no panel among the issuers.') });
  return panel;
}

export const listEmployees = (issuerId: string, db: Db) =>
  db.employment.findMany({
    where: { issuerId },
    select: { staffNumber: true, person: { select: { id: true, displayName: true } } },
    orderBy: { staffNumber: 'asc' },
  });

/** How many of an employer's people have no statement of it in force for a month. */
export async function countUnreported(issuerId: string, period: number, db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Employment" e
    WHERE e."issuerId" = ${issuerId} AND NOT EXISTS (SELECT 1 FROM "Statement" t
      WHERE t."activeKey" = e."issuerId" || ':' || e."personId" || ':' || ${String(period)})`;
  return row?.count ?? 0;
}

export const isEmployed = async (issuerId: string, personId: string, db: Db): Promise<boolean> =>
  (await db.employment.count({ where: { issuerId, personId } })) === 1;

/** Hands out serial numbers that are never given again. @returns the first of `count` */
export async function takeNumbers(issuerId: string, count: number, db: Db): Promise<bigint> {
  const { nextNumber } = await db.issuer.update({
    where: { id: issuerId },
    data: { nextNumber: { increment: count } },
    select: { nextNumber: true },
  });
  return nextNumber - BigInt(count);
}

/** Staff numbers of the demo's own people: `D-` and the next free count. */
export async function addEmployment(issuerId: string, personId: string, staffNumber: string, db: Db): Promise<void> {
  await db.employment.create({ data: { issuerId, personId, staffNumber } });
}
