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

/** Withdrawn requests that are kept of one person: they say when something was shown, and nothing of what. */
const WITHDRAWN_KEPT = 20;

/**
 * A new request, always under an id of its own: whoever looks at one that was withdrawn cannot decide about this one.
 * @returns its id @throws a unique violation when one waits or is confirmed already: see isUniqueViolation
 */
export async function createPanelRequest(request: NewPanelRequest, db: Db): Promise<string> {
  const data = { ...request, activeKey: activeKey(request.personId, request.diagnosisCode) };
  const { id } = await db.panelRequest.create({ data, select: { id: true } });
  const older = await db.panelRequest.findMany({
    where: { personId: request.personId, status: 'withdrawn' },
    select: { id: true },
    orderBy: { askedAt: 'desc' },
    skip: WITHDRAWN_KEPT,
  });
  if (older.length > 0) await db.panelRequest.deleteMany({ where: { id: { in: older.map((row) => row.id) } } });
  return id;
}

/** The newest refusal of exactly this diagnosis. */
export const findRefused = (
  personId: string,
  diagnosis: Pick<NewPanelRequest, 'diagnosisCode' | 'diagnosedOn'>,
  db: Db,
): Promise<PanelRequestRow | null> =>
  db.panelRequest.findFirst({
    where: { personId, ...diagnosis, status: 'refused' },
    select: REQUEST,
    orderBy: { askedAt: 'desc' },
  });

/** Lets another request of the same diagnosis take the place of a confirmed one, which stays as it is. */
export const releaseConfirmed = (id: string, db: Db) =>
  db.panelRequest.updateMany({ where: { id, status: 'confirmed' }, data: { activeKey: null } });

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

/** Deletes all that the panel was shown; that there was a request stays. */
export const withdrawPanelRequest = (id: string, now: Date, db: Db) =>
  db.panelRequest.update({
    where: { id },
    data: {
      status: 'withdrawn',
      decidedAt: now,
      diagnosisCode: null,
      diagnosedOn: null,
      doctorName: null,
      reason: null,
      reviewAskedAt: null,
      activeKey: null,
    },
    select: { id: true },
  });
