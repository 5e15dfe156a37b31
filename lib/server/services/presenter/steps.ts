import 'server-only';
import type { z } from 'zod';
import { addMonths, type Period, period, periodOf } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { type Earned, PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import { MONTH_STEP, SCRIPT, type Step } from '@/lib/shared/presenter/script';
import type { zStepReply } from '@/lib/shared/schemas/presenter-steps';
import { policyMonths } from '../../repositories/chain-index';
import { findIssuer } from '../../repositories/issuers';
import { schemesOfPeople } from '../../repositories/registers';
import { listStaff } from '../../repositories/staff';
import { findActiveStatement } from '../../repositories/statements';
import { issueStatement } from '../issue-statement';
import type { ActDeps, DeedJson } from './deed';
import { confirmForPanel, stateDiagnosis } from './health-deeds';

type Reply = z.input<typeof zStepReply>;

/** Months that are over: nobody states the income of one that still runs. */
const lastFullMonth = (now: Date): Period => addMonths(periodOf(now), -1);

const euroText = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;

/** The account at an issuer's desk that acts. */
export async function deskName(issuerId: string, { db }: ActDeps): Promise<string> {
  const account = (await listStaff(db)).find((staff) => staff.issuerId === issuerId);
  return account?.name ?? issuerId;
}

async function stateIncome(month: Period, earned: Earned, deps: ActDeps): Promise<DeedJson> {
  const { issuerId, personId, grossCents, netCents } = earned;
  const { db } = deps;
  const before = await findActiveStatement(issuerId, personId, month, db);
  if (!before) {
    const request = { personId, period: month, gross: euroText(grossCents), net: euroText(netCents) };
    await issueStatement(issuerId, request, deps).catch((error: unknown) => {
      // The other presenter's page was first: the statement stands, which is what was asked.
      if (!(error instanceof AppError) || error.code !== 'STATEMENT_EXISTS') throw error;
    });
  }
  const row = before ?? (await findActiveStatement(issuerId, personId, month, db));
  if (!row) throw new AppError('UNEXPECTED');
  return {
    kind: 'income',
    by: await deskName(issuerId, deps),
    issuerName: (await findIssuer(issuerId, db))?.name ?? issuerId,
    displayName: row.person.displayName,
    netCents: row.netCents.toString(),
    issuedAtMs: row.issuedAt.getTime(),
    already: before !== null,
  };
}

type FreeMonth =
  | { readonly next: Period; readonly end: null }
  | { readonly next: null; readonly end: 'clock' | 'policy' };

/**
 * The first month from one on that is over, has a table for each of these people's schemes, and of which none of this was
 * stated. Without a table a card says that it knows no norm, and the step would wait for money that cannot come; who is in no
 * register is told so in any month.
 */
async function freeMonth(from: Period, earns: readonly Earned[], { db, now }: ActDeps): Promise<FreeMonth> {
  const last = lastFullMonth(now);
  const schemes = await schemesOfPeople(
    earns.map(({ personId }) => personId),
    db,
  );
  const tables = await policyMonths(db);
  let end: 'clock' | 'policy' = 'clock';
  for (let month = from; month <= last; month = addMonths(month, 1)) {
    const stated = await Promise.all(
      earns.map(({ issuerId, personId }) => findActiveStatement(issuerId, personId, month, db)),
    );
    if (!stated.every((row) => row === null)) continue;
    if (schemes.every((scheme) => tables.get(scheme)?.has(month))) return { next: month, end: null };
    end = 'policy';
  }
  return { next: null, end };
}

async function incomeStep(
  step: string,
  { own, since, earns }: { readonly own: Period | null; readonly since: number; readonly earns: readonly Earned[] },
  asked: Period | null,
  deps: ActDeps,
): Promise<Reply> {
  const free = asked === null && own === null ? await freeMonth(period(since), earns, deps) : null;
  const month = asked ?? own ?? free?.next ?? null;
  if (month === null) return { step, period: null, deeds: [], next: null, end: free?.end ?? null };
  if (month < since) throw new AppError('INPUT_MALFORMED', { data: { field: 'period' } });
  if (month > lastFullMonth(deps.now)) throw new AppError('PERIOD_IN_FUTURE');
  const deeds: DeedJson[] = [];
  for (const earned of earns) deeds.push(await stateIncome(month, earned, deps));
  return { step, period: month, deeds, ...(await freeMonth(addMonths(month, 1), earns, deps)) };
}

/** Of the person in a step, in any month: a repetition states what is usual in the step. */
const sinceOf = (id: string | null): number => PERSONAS.find((one) => one.id === id)?.since ?? 0;

/**
 * Does what others than the citizen do in a step. @returns what stands now, done in this call or before
 * @throws NOT_FOUND for a step that is not in the script, PERIOD_IN_FUTURE, INPUT_MALFORMED for a month before the right
 */
export async function performStep(id: string, asked: Period | null, deps: ActDeps): Promise<Reply> {
  const person = MONTH_STEP.exec(id)?.[1];
  if (person !== undefined) {
    const found: Persona | undefined = PERSONAS.find((one) => one.id === person);
    if (!found || found.earns.length === 0) throw new AppError('NOT_FOUND');
    return incomeStep(id, { own: null, since: found.since, earns: found.earns }, asked, deps);
  }
  const step: Step | undefined = SCRIPT.find((one) => one.id === id);
  if (!step) throw new AppError('NOT_FOUND');
  const { act, persona } = step;
  const nothing: Reply = { step: id, period: null, deeds: [], next: null, end: null };
  switch (act?.kind) {
    case 'income':
      return incomeStep(id, { own: period(act.period), since: sinceOf(persona), earns: act.earns }, asked, deps);
    case 'medical':
      return { ...nothing, deeds: [await stateDiagnosis({ ...act, personId: persona ?? '' }, deps)] };
    case 'panel':
      return { ...nothing, deeds: [await confirmForPanel(persona ?? '', deps)] };
    case undefined:
      return { ...nothing, deeds: [] };
  }
}
