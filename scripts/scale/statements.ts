import { setTimeout as sleep } from 'node:timers/promises';
import { zImportResult } from '@/lib/shared/schemas/issuer-api';
import { loadNumber } from '@/lib/shared/schemas/load-run-api';
import { openFetch } from '../journey/session';
import type { PreparedClaim } from './archive';
import type { EnrolPorts } from './enrol';
import { growthOf } from './growth';
import { employerOf, SCALE_PERIOD, scalePlan } from './plan';

const LOOK_MS = 100;

/** As an employer's payroll writes an amount. */
const euros = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;

type Line = { readonly employer: string; readonly staffNumber: string; readonly text: string };

function linesOf(claims: readonly PreparedClaim[]): Line[] {
  const plan = scalePlan();
  return claims.map(({ index }) => {
    const planned = plan[index];
    const income = planned?.incomes[0];
    if (!planned || !income) throw new Error('A prepared claim is not in the plan.');
    const staffNumber = loadNumber(index);
    const text = [staffNumber, SCALE_PERIOD, euros(income.grossCents), euros(income.netCents)].join(';');
    return { employer: employerOf(planned.household), staffNumber, text };
  });
}

export type Issued = { readonly statements: number; readonly ms: number };

/**
 * Has the employers of these claims' people import their month: signed, sealed and put into each mailbox by the portal. Who
 * has the statement of an earlier run keeps it.
 * @returns until the last of them lay in its mailbox; null when all had theirs before
 * @throws an Error when the portal refuses a line, or when patience ends
 */
export async function issueStatements(
  claims: readonly PreparedClaim[],
  { portalUrl, patienceMs, signal }: Omit<EnrolPorts, 'config' | 'nodes'>,
): Promise<Issued | null> {
  const fetchJson = openFetch(portalUrl);
  const send = async (employer: string, lines: readonly Line[], commit: boolean) => {
    const body = { employer, csv: lines.map(({ text }) => text).join('\n'), commit };
    return zImportResult.parse(await fetchJson({ method: 'POST', path: '/api/presenter/load/statements', body }));
  };
  const wanted: (readonly [string, readonly Line[]])[] = [];
  const all = linesOf(claims);
  for (const employer of new Set(all.map((line) => line.employer))) {
    const lines = all.filter((line) => line.employer === employer);
    const { rows } = await send(employer, lines, false);
    const there = new Set(rows.filter((row) => row.errorCode === 'STATEMENT_EXISTS').map((row) => row.staffNumber));
    const missing = lines.filter(({ staffNumber }) => !there.has(staffNumber));
    if (missing.length > 0) wanted.push([employer, missing]);
  }
  const statements = wanted.reduce((sum, [, lines]) => sum + lines.length, 0);
  if (statements === 0) return null;
  const before = (await growthOf(portalUrl)).statements;
  const startedMs = performance.now();
  const answers = await Promise.all(wanted.map(([employer, lines]) => send(employer, lines, true)));
  if (!answers.every(({ committed }) => committed)) throw new Error('A statement of the load run was refused.');
  while ((await growthOf(portalUrl)).statements - before < statements) {
    if (performance.now() - startedMs > patienceMs) throw new Error('Waited in vain for the statements.');
    await sleep(LOOK_MS, undefined, { signal });
  }
  return { statements, ms: performance.now() - startedMs };
}
