import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

/** The panel's own records: requests that cards sent with consent. */

const REQUEST = {
  id: true,
  personId: true,
  diagnosisCode: true,
  diagnosedOn: true,
  doctorName: true,
  status: true,
  reason: true,
  askedAt: true,
  decidedAt: true,
  reviewAskedAt: true,
  confirmedOn: true,
  number: true,
  person: { select: { displayName: true } },
} as const satisfies Prisma.PanelRequestSelect;

export type PanelRequestRow = Prisma.PanelRequestGetPayload<{ select: typeof REQUEST }>;

const activeKey = (personId: string, diagnosisCode: number): string => `${personId}:${diagnosisCode}`;

export const findPanelRequest = (id: string, db: Db): Promise<PanelRequestRow | null> =>
  db.panelRequest.findUnique({ where: { id }, select: REQUEST });

export const findActiveRequest = (personId: string, code: number, db: Db): Promise<PanelRequestRow | null> =>
  db.panelRequest.findUnique({ where: { activeKey: activeKey(personId, code) }, select: REQUEST });

export const requestsOf = (personId: string, db: Db): Promise<PanelRequestRow[]> =>
  db.panelRequest.findMany({ where: { personId }, select: REQUEST, orderBy: { askedAt: 'desc' }, take: 100 });

/** Open ones first, oldest first; then what was decided, newest first. Withdrawn ones are not shown. */
export async function requestsForDesk(db: Db): Promise<PanelRequestRow[]> {
  const [waiting, decided] = await Promise.all([
    db.panelRequest.findMany({
      where: { status: 'waiting' },
      select: REQUEST,
      orderBy: { askedAt: 'asc' },
      take: 500,
    }),
    db.panelRequest.findMany({
      where: { status: { in: ['confirmed', 'refused'] } },
      select: REQUEST,
      orderBy: { decidedAt: 'desc' },
      take: 100,
    }),
  ]);
  return [...waiting, ...decided];
}

export type NewPanelRequest = {
  readonly personId: string;
  readonly diagnosisCode: number;
  readonly diagnosedOn: number;
  readonly doctorName: string;
};

/** @returns its id @throws a unique violation when one waits or is confirmed already: see isUniqueViolation */
export async function createPanelRequest(request: NewPanelRequest, db: Db): Promise<string> {
  const data = { ...request, activeKey: activeKey(request.personId, request.diagnosisCode) };
  return (await db.panelRequest.create({ data, select: { id: true } })).id;
}

type Decision =
  | { readonly status: 'confirmed'; readonly confirmedOn: number; readonly number: bigint; readonly reason: null }
  | { readonly status: 'refused'; readonly reason: string };

/** Locks a request for the rest of the transaction. */
export async function lockPanelRequest(id: string, db: Db): Promise<PanelRequestRow | null> {
  await db.$queryRaw`SELECT 1 AS one FROM "PanelRequest" WHERE "id" = ${id} FOR UPDATE`;
  return findPanelRequest(id, db);
}

export const decidePanelRequest = (id: string, decision: Decision, decidedAt: Date, db: Db) =>
  db.panelRequest.update({
    where: { id },
    // A confirmed one stays the only one; after a refusal the card may show another statement.
    data: { ...decision, decidedAt, ...(decision.status === 'refused' ? { activeKey: null } : {}) },
    select: { id: true },
  });

/** @throws a unique violation when another request of the same diagnosis waits by now */
export const reopenPanelRequest = ({ id, personId }: PanelRequestRow, code: number, now: Date, db: Db) =>
  db.panelRequest.update({
    where: { id },
    data: { status: 'waiting', decidedAt: null, reviewAskedAt: now, activeKey: activeKey(personId, code) },
    select: { id: true },
  });

/** Deletes what the panel was shown; that there was a request stays. */
export const withdrawPanelRequest = (id: string, now: Date, db: Db) =>
  db.panelRequest.update({
    where: { id },
    data: {
      status: 'withdrawn',
      decidedAt: now,
      diagnosedOn: null,
      doctorName: null,
      activeKey: null,
    },
    select: { id: true },
  });

/** Letters of decided requests of this person that lie in no mailbox: `panel:`, `refusal:` or, after a review, `refusal-2:`. */
export async function undeliveredDecisions(personId: string, db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT d."key" FROM (
      SELECT CASE WHEN r."status" = 'confirmed' THEN 'panel:' WHEN r."reviewAskedAt" IS NULL THEN 'refusal:'
        ELSE 'refusal-2:' END || r."id" AS "key", r."decidedAt"
      FROM "PanelRequest" r WHERE r."personId" = ${personId} AND r."status" IN ('confirmed', 'refused')
    ) d
    WHERE NOT EXISTS (SELECT 1 FROM "MailboxItem" m WHERE m."dedupeKey" = d."key")
    ORDER BY d."decidedAt"`;
  return rows.map(({ key }) => key);
}
