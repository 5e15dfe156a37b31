import 'server-only';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_PACKS, type SupplementId, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { ActorOf } from '../auth/actor';
import type { Db } from '../repositories/database';
import { recordRefusal } from './audit';
import { registerAgency } from './entitlement-credential';

/** Staff who decide on cases: of a municipality, or of UWV. */
export const CASE_ROLES = ['caseworker', 'uwv'] as const;
export type CaseActor = ActorOf<(typeof CASE_ROLES)[number]>;

/** The agency that somebody works for: one register, and one income desk. */
export type Agency = {
  readonly scheme: SupplementScheme;
  readonly schemeId: SupplementId;
  readonly region: number;
  /** Issuer of its income desk's statements. */
  readonly deskId: string;
  readonly name: string;
};

export function agencyOf(actor: CaseActor): Agency {
  const scheme: SupplementScheme = actor.role === 'uwv' ? 'tw' : 'pw';
  const region = actor.role === 'uwv' ? DEMO_REGIONS.national : actor.region;
  const { id: schemeId } = SUPPLEMENT_PACKS[scheme];
  const { id: deskId, name } = registerAgency(schemeId, region);
  return { scheme, schemeId, region, deskId, name };
}

type OfRegister = { readonly scheme: number; readonly region: number };

export const isOwn = ({ schemeId, region }: Agency, row: OfRegister): boolean =>
  row.scheme === schemeId && row.region === region;

/**
 * Lets through what is of the own register. That another agency's was asked for is kept in the audit log (S-29), once a
 * minute for each account and case.
 * @param db not a transaction that is about to fail: the line has to stay
 * @throws NOT_FOUND
 */
export async function requireOwn<Row extends OfRegister>(
  actor: CaseActor,
  row: Row | null,
  subject: string,
  db: Db,
): Promise<Row> {
  if (row !== null && isOwn(agencyOf(actor), row)) return row;
  if (row !== null) await recordRefusal({ actor, path: `/werkvoorraad/${subject}`, method: 'GET' }, db);
  throw new AppError('NOT_FOUND');
}
