import 'server-only';
import type { StaffRole } from '@/lib/shared/schemas/caseworker-api';
import type { Database } from '../repositories/database';
import { findPerson } from '../repositories/people';
import { findStaff } from '../repositories/staff';

export type CitizenActor = { readonly role: 'citizen'; readonly personId: string };
type Staff<Role extends StaffRole> = { readonly role: Role; readonly staffId: string; readonly name: string };
export type IssuerActor = Staff<'issuer'> & { readonly issuerId: string };
export type DoctorActor = Staff<'doctor'> & { readonly issuerId: string };
export type CaseworkerActor = Staff<'caseworker'> & { readonly region: number };
export type Actor =
  | CitizenActor
  | IssuerActor
  | DoctorActor
  | CaseworkerActor
  | Staff<'uwv'>
  | Staff<'svb'>
  | Staff<'auditor'>
  | Staff<'panel'>;
export type Role = Actor['role'];
export type ActorOf<R extends Role> = Extract<Actor, { role: R }>;
/** Whoever acts for an employer, a doctor or an agency: all but citizens. */
export type StaffActor = Exclude<Actor, CitizenActor>;

/** What a session's token says. */
export type SessionClaims = { readonly sub: string; readonly role: string };

/**
 * Who a session stands for, as the database has it now: an account that was removed, or has another role by now, has
 * no session.
 */
export async function actorOf(claims: SessionClaims, db: Database): Promise<Actor | null> {
  if (claims.role === 'citizen') {
    const person = await findPerson(claims.sub, db);
    return person && { role: 'citizen', personId: person.id };
  }
  const staff = await findStaff(claims.sub, db);
  if (!staff || staff.role !== claims.role) return null;
  const { id: staffId, name, issuerId, region } = staff;
  switch (staff.role) {
    case 'issuer':
    case 'doctor':
      return issuerId === null ? null : { role: staff.role, staffId, name, issuerId };
    case 'caseworker':
      return region === null ? null : { role: 'caseworker', staffId, name, region };
    case 'uwv':
    case 'svb':
    case 'auditor':
    case 'panel':
      return { role: staff.role, staffId, name };
    default:
      return null;
  }
}
