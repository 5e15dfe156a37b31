import 'server-only';
import type { AuditData } from '@/lib/shared/domain/audit';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ChangeRequest } from '@/lib/shared/schemas/register-api';
import type { OwnRegister } from '../auth/own-register';
import { latestConsent, recordConsent } from '../repositories/consents';
import type { Db } from '../repositories/database';
import type { DeskEntryRow } from '../repositories/register-desk';
import { resolvePerson } from './register-desk-household';

/** Whose income counts beside the claimant's: with their own word for this household, and with a line that says so. */

/** Version of what a partner agreed to on paper, in the agency's own file. */
const DESK_CONSENT_VERSION = 'desk-2026-11';

type PartnerRequest = NonNullable<ChangeRequest['partner']>;
export type ResolvedPartner = {
  readonly id: string;
  readonly employer: string;
  /** Did not count in the entry before. */
  readonly attached: boolean;
};

/**
 * The partner whose income counts. Who is attached anew has agreed in writing to this household, whatever the own card
 * says: there the consent is a general one, and names no household. Who has withdrawn it there counts in none.
 * @param present the entry that is changed; null for a new one
 * @throws PARTNER_CONSENT_MISSING, and as resolvePerson
 */
export async function resolvePartner(
  partner: PartnerRequest,
  present: DeskEntryRow | null,
  register: OwnRegister,
  db: Db,
): Promise<ResolvedPartner> {
  const missing = () => new AppError('PARTNER_CONSENT_MISSING', { data: { field: 'partner' } });
  const { person, employer } = partner;
  const before = present?.sources.find(({ personId }) => personId !== present.personId)?.personId;
  if (person.kind === 'same') {
    if (before === undefined) throw new AppError('CLIENT_UNKNOWN', { data: { field: 'partner' } });
    if (!(await latestConsent(before, db))?.given) throw missing();
    return { id: before, employer, attached: false };
  }
  if (!('consent' in partner && partner.consent)) throw missing();
  const id = await resolvePerson(person, 'partner', register, db);
  const word = await latestConsent(id, db);
  // Who has withdrawn it gives it again by themselves, and nobody does so for them.
  if (word?.given === false) throw missing();
  // What the own card said stays the last word there, with the mandate that goes with it.
  if (word === null) await recordConsent(id, DESK_CONSENT_VERSION, true, db);
  return { id, employer, attached: id !== before };
}

/**
 * What the audit log keeps of it: whether a partner's income counts, whether somebody was attached anew, and that staff
 * stated a written agreement for it. Neither who it is nor what they earn.
 */
export function partnerAudit(partner: ResolvedPartner | null): Pick<AuditData, 'partner' | 'attached' | 'consent'> {
  if (partner === null) return { partner: false };
  const { attached } = partner;
  return { partner: true, attached, ...(attached ? { consent: true } : {}) };
}
