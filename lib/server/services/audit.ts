import 'server-only';
import { AUDIT_FIELDS, type AuditAction, type AuditData } from '@/lib/shared/domain/audit';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Actor, StaffActor } from '../auth/actor';
import { log } from '../log';
import {
  addAuditEvent,
  addAuditEvents,
  addHourlyEvent,
  addRefusedVisit,
  type NewAuditEvent,
} from '../repositories/audit';
import type { Db } from '../repositories/database';

export type AuditRecord = {
  readonly actor: StaffActor;
  readonly action: AuditAction;
  /** Id of what it was done to: an entry, a proposal, an import, a case. Never a name or a number of a person. */
  readonly subject?: string | null;
  /** Codes, months and counts. Neither names nor amounts nor secrets: nothing is ever removed from the log. */
  readonly data?: AuditData;
};

const MAX_TEXT = 200;
/** Whoever tries more addresses than this in a minute is known by then. */
const MOST_REFUSALS_A_MINUTE = 30;

/**
 * Writes one line of the audit log. Give the transaction of the deed itself, so that neither is there without the other.
 * @throws UNEXPECTED for a field that is not in the list, or a text of more than 200 characters
 */
export async function recordAudit({ actor, action, subject = null, data = {} }: AuditRecord, db: Db): Promise<void> {
  checkData(data);
  await addAuditEvent({ ...whoOf(actor), action, subject, data }, db);
}

/** Writes many lines as one, in the transaction of their deeds. @throws UNEXPECTED as recordAudit */
export async function recordAudits(records: readonly AuditRecord[], db: Db): Promise<void> {
  const events = records.map(({ actor, action, subject = null, data = {} }) => {
    checkData(data);
    return { ...whoOf(actor), action, subject, data };
  });
  await addAuditEvents(events, db);
}

/**
 * Writes that staff read something of a person: one line an hour for each account, deed and subject, however often it is
 * looked at again. Write it before what was read is handed over.
 * @throws UNEXPECTED as recordAudit
 */
export async function recordReading(
  { actor, action, subject, data = {} }: AuditRecord & { readonly subject: string },
  db: Db,
): Promise<void> {
  checkData(data);
  await addHourlyEvent({ ...whoOf(actor), action, subject, data }, db);
}

function checkData(data: AuditData): void {
  for (const [field, value] of Object.entries(data)) {
    const isKnown = (AUDIT_FIELDS as readonly string[]).includes(field);
    if (!isKnown || (typeof value === 'string' && value.length > MAX_TEXT)) {
      throw new AppError('UNEXPECTED', { cause: new Error(`The audit log does not take ${field} as it is.`) });
    }
  }
}

/**
 * Writes that staff asked for an address of another desk or agency. One line a minute for each account and path, and thirty
 * for an account: nobody fills the log. A citizen's visit is nobody's to keep. Never throws: what is refused stays refused.
 */
export async function recordRefusal(
  { actor, path, method }: { readonly actor: Actor; readonly path: string; readonly method: string },
  db: Db,
): Promise<void> {
  if (actor.role === 'citizen') return;
  const data = { path: path.slice(0, MAX_TEXT), method: method.slice(0, 10) };
  try {
    const event = { ...whoOf(actor), action: 'access.refused' satisfies AuditAction, subject: null, data };
    await addRefusedVisit(event, MOST_REFUSALS_A_MINUTE, db);
  } catch (error) {
    log.error('audit.refusal.failed', { error: error instanceof Error ? error : String(error) });
  }
}

function whoOf(actor: StaffActor): Pick<NewAuditEvent, 'staffId' | 'staffName' | 'role' | 'region'> {
  const { staffId, name: staffName, role } = actor;
  return { staffId, staffName, role, region: actor.role === 'caseworker' ? actor.region : null };
}
