import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { visible } from '@/lib/shared/domain/person-name';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import type { ImportPreview, ImportState, KeptRow, RowFault } from '@/lib/shared/schemas/register-import-api';
import { type DecidingActor, ownRegister } from '../auth/own-register';
import { inTransaction } from '../repositories/database';
import { notify } from '../repositories/notifications';
import {
  cancelImport,
  confirmImport,
  createImport,
  dropPreviews,
  findImport,
  type ImportRow,
  latestImports,
  PREVIEW_LIFE_MS,
} from '../repositories/register-desk-import';
import { recordAudit, recordRefusal } from './audit';
import type { RegisterDeps } from './register-desk';
import { decideRows, isChange } from './register-desk-batch';
import { readRegisterCsv } from './register-desk-csv';
import { hasKnownBenefit, sourceIssuers } from './register-desk-household';
import { readRow } from './register-desk-row';
import { nextPeriod } from './register-desk-rules';

/** Lines that are looked at before other requests get their turn. */
const SLICE = 5_000;
const SHOWN_FAULTS = 200;
const SHOWN_ROWS = 20;
const SHOWN_IMPORTS = 5;

type Fault = ImportPreview['faults'][number];

/**
 * Reads a file of the own register. With a faulty line nothing is kept; else it waits to be confirmed, in the place of an
 * earlier preview of the same person.
 * @throws CSV_MALFORMED, INPUT_TOO_LARGE
 */
export async function previewImport(
  actor: DecidingActor,
  file: { readonly fileName: string; readonly csv: string },
  deps: RegisterDeps,
): Promise<ImportPreview> {
  const { db, now } = deps;
  const register = ownRegister(actor);
  const lines = await readRegisterCsv(file.csv);
  const issuers = await sourceIssuers(register, db);
  const context = {
    scheme: register.key,
    hasBenefit: hasKnownBenefit(register.key),
    issuers: new Map(
      issuers.flatMap(({ id, name }) => [[id.toLowerCase(), id] as const, [name.toLowerCase(), id] as const]),
    ),
  };
  const rows: KeptRow[] = [];
  const faults: Fault[] = [];
  const numbers = new Set<string>();
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (let at = 0; at < lines.length; at += SLICE) {
    const good: KeptRow[] = [];
    for (const line of lines.slice(at, at + SLICE)) {
      const read = readRow(line, context);
      if ('fault' in read) faults.push(read);
      else if (numbers.has(read.row[1])) faults.push({ line: line.line, fault: 'duplicate', text: read.row[1] });
      else {
        numbers.add(read.row[1]);
        good.push(read.row);
      }
    }
    for (const { row, decision } of await decideRows(register, good, now, db)) {
      if (decision.kind === 'fault') faults.push(faultOf(row, decision.fault));
      else if (decision.kind === 'add') counts.added += 1;
      else if (isChange(decision)) counts.changed += 1;
      else counts.unchanged += 1;
    }
    rows.push(...good);
    await setImmediate();
  }
  const isGood = faults.length === 0;
  const { scheme, region } = register;
  const { staffId } = actor;
  const id = await inTransaction(db, async (tx) => {
    await dropPreviews(staffId, new Date(now.getTime() - PREVIEW_LIFE_MS), tx);
    return isGood ? createImport({ scheme, region, staffId, fileName: visible(file.fileName), rows }, tx) : null;
  });
  const { normClasses, disregardClasses } = SUPPLEMENT_PACKS[register.key];
  return {
    id,
    rowCount: lines.length,
    ...counts,
    faultCount: faults.length,
    faults: faults.sort((a, b) => a.line - b.line).slice(0, SHOWN_FAULTS),
    rows: rows
      .slice(0, SHOWN_ROWS)
      .map(([line, clientNumber, name, norm, disregard, benefit, from, until, employers]) => ({
        ...{ line, clientNumber, name, validFrom: from, validUntil: until },
        normClass: normClasses[norm] ?? '',
        disregardClass: disregardClasses[disregard] ?? '',
        knownBenefitCents: benefit,
        employers: employers.map((one) => issuers.find((issuer) => issuer.id === one)?.name ?? one),
      })),
    changesFrom: nextPeriod(now),
  };
}

const faultOf = (row: KeptRow, fault: RowFault): Fault => ({ line: row[0], fault, text: row[1] });

const toState = (row: ImportRow): ImportState => ({
  id: row.id,
  fileName: row.fileName,
  // Of the list when it was written.
  state: row.status as ImportState['state'],
  rowCount: row.rowCount,
  done: row.done,
  added: row.added,
  changed: row.changed,
  skipped: row.skipped as ImportState['skipped'],
  createdAtMs: row.createdAt.getTime(),
  finishedAtMs: row.finishedAt?.getTime() ?? null,
});

/** An import of the own register; another agency's does not exist (S-29). @throws NOT_FOUND */
async function ownImport(actor: DecidingActor, id: string, { db }: Pick<RegisterDeps, 'db'>): Promise<ImportRow> {
  const row = await findImport(id, db);
  const { scheme, region } = ownRegister(actor);
  if (row && row.scheme === scheme && row.region === region) return row;
  if (row) await recordRefusal({ actor, path: `/register/bestand/${id}`, method: 'GET' }, db);
  throw new AppError('NOT_FOUND');
}

/** How far an import is. @throws NOT_FOUND */
export const importState = async (actor: DecidingActor, id: string, deps: RegisterDeps): Promise<ImportState> =>
  toState(await ownImport(actor, id, deps));

/** The last files of the own register. */
export const recentImports = async (actor: DecidingActor, { db }: Pick<RegisterDeps, 'db'>): Promise<ImportState[]> =>
  (await latestImports(ownRegister(actor), SHOWN_IMPORTS, db)).map(toState);

/** Hands a preview to the worker. @throws NOT_FOUND, IMPORT_STARTED */
export async function startImport(actor: DecidingActor, id: string, deps: RegisterDeps): Promise<ImportState> {
  const { scheme, region, rowCount } = await ownImport(actor, id, deps);
  await inTransaction(deps.db, async (tx) => {
    if (!(await confirmImport(id, tx))) throw new AppError('IMPORT_STARTED');
    const data = { scheme, region, rows: rowCount };
    await recordAudit({ actor, action: 'register.import.confirmed', subject: id, data }, tx);
    await notify('register', tx);
  });
  return importState(actor, id, deps);
}

/** Forgets an import before its first line is taken in. @throws NOT_FOUND, IMPORT_STARTED */
export async function stopImport(actor: DecidingActor, id: string, deps: RegisterDeps): Promise<ImportState> {
  const { scheme, region, rowCount } = await ownImport(actor, id, deps);
  await inTransaction(deps.db, async (tx) => {
    if (!(await cancelImport(id, deps.now, tx))) throw new AppError('IMPORT_STARTED');
    const data = { scheme, region, rows: rowCount };
    await recordAudit({ actor, action: 'register.import.cancelled', subject: id, data }, tx);
  });
  return importState(actor, id, deps);
}
