import 'server-only';
import { AUDIT_FIELDS, type AuditAction, type AuditData } from '@/lib/shared/domain/audit';
import { AppError } from '@/lib/shared/errors/app-error';
import type { StaffActor } from '../auth/actor';
import { addAuditEvent } from '../repositories/audit';
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

/**
 * Writes one line of the audit log. Give the transaction of the deed itself, so that neither is there without the other.
 * @throws UNEXPECTED for a field that is not in the list, or a text of more than 200 characters
 */
export async function recordAudit({ actor, action, subject = null, data = {} }: AuditRecord, db: Db): Promise<void> {
  for (const [field, value] of Object.entries(data)) {
    const isKnown = (AUDIT_FIELDS as readonly string[]).includes(field);
    if (!isKnown || (typeof value === 'string' && value.length > MAX_TEXT)) {
      throw new AppError('UNEXPECTED', { cause: new Error(`The audit log does not take ${field} as it is.`) });
    }
  }
  const { staffId, name: staffName, role } = actor;
  const region = actor.role === 'caseworker' ? actor.region : null;
  await addAuditEvent({ staffId, staffName, role, region, action, subject, data }, db);
}
