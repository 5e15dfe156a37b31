import 'server-only';
import { notFound } from 'next/navigation';
import { DECIDING_ROLES, type DecidingActor } from '@/lib/server/auth/own-register';
import { deskDeps } from '@/lib/server/desk-deps';
import { deskCase } from '@/lib/server/services/income-desk';
import { workList } from '@/lib/server/services/work-list';
import { readCase } from '@/lib/server/services/work-list-cases';
import type { Period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { zPeriod } from '@/lib/shared/schemas/primitives';
import {
  type DeskCase,
  type ReviewCase,
  type WorkList,
  zDeskCase,
  zReviewCase,
  zWorkList,
} from '@/lib/shared/schemas/work-list-api';
import { staffOnly } from '../../staff-access';

/** Every page of the desk starts here: no case without a session of a municipality or of UWV. */
export const caseActor = (): Promise<DecidingActor> => staffOnly(...DECIDING_ROLES);

export type Query = Readonly<Record<string, string | string[] | undefined>>;

const textOf = (query: Query, name: string): string | null => {
  const text = query[name];
  return typeof text === 'string' && text !== '' ? text : null;
};

const monthOf = (query: Query): Period | null => zPeriod.safeParse(Number(textOf(query, 'maand'))).data ?? null;

/** What is not there for this desk does not exist as a page either (S-29). */
async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}

export async function openWorkList(query: Query): Promise<{ readonly list: WorkList; readonly nowMs: number }> {
  const actor = await caseActor();
  const deps = deskDeps();
  const page = Number(textOf(query, 'pagina') ?? '1');
  const asked = { month: monthOf(query), page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1 };
  return { list: zWorkList.parse(await workList(actor, asked, deps)), nowMs: deps.now.getTime() };
}

export async function openCase(id: string): Promise<ReviewCase> {
  const actor = await caseActor();
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound();
  return orNotFound(async () => zReviewCase.parse(await readCase(actor, id, deskDeps())));
}

/** @returns null when the question that it would answer was decided meanwhile */
export async function openDesk(query: Query): Promise<DeskCase | null> {
  const actor = await caseActor();
  const [entryId, period, personId] = [textOf(query, 'plaats'), monthOf(query), textOf(query, 'persoon')];
  const reviewId = textOf(query, 'verzoek');
  if (entryId === null || period === null || personId === null) notFound();
  try {
    return await orNotFound(async () =>
      zDeskCase.parse(await deskCase(actor, { entryId, period, personId, reviewId }, deskDeps())),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'REVIEW_DECIDED') return null;
    throw error;
  }
}
