import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import type { SupplementId, SupplementScheme } from '@/lib/shared/rules/registry';
import { type DecidingActor, ownRegister } from '../auth/own-register';
import type { Db } from '../repositories/database';
import { recordRefusal } from './audit';
import { registerAgency } from './entitlement-terms';

/** The agency that somebody works for: one register, and one income desk. */
export type Agency = {
  readonly scheme: SupplementScheme;
  readonly schemeId: SupplementId;
  readonly region: number;
  /** Issuer of its income desk's statements. */
  readonly deskId: string;
  readonly name: string;
};

export function agencyOf(actor: DecidingActor): Agency {
  const { key: scheme, scheme: schemeId, region } = ownRegister(actor);
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
  actor: DecidingActor,
  row: Row | null,
  subject: string,
  db: Db,
): Promise<Row> {
  if (row !== null && isOwn(agencyOf(actor), row)) return row;
  if (row !== null) await recordRefusal({ actor, path: `/werkvoorraad/${subject}`, method: 'GET' }, db);
  throw new AppError('NOT_FOUND');
}
