import 'server-only';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { AppError } from '@/lib/shared/errors/app-error';
import {
  SUPPLEMENT_PACKS,
  SUPPLEMENT_SCHEMES,
  type SupplementId,
  type SupplementScheme,
} from '@/lib/shared/rules/registry';
import type { ActorOf } from './actor';

/** Staff of agencies that decide on a supplement: a municipality, or UWV. */
export const DECIDING_ROLES = ['caseworker', 'uwv'] as const;
export type DecidingActor = ActorOf<(typeof DECIDING_ROLES)[number]>;

export type OwnRegister = {
  readonly scheme: SupplementId;
  readonly region: number;
  readonly key: SupplementScheme;
};

/** The one scheme that a role decides on, or undefined. */
export const decidedScheme = (role: ActorOf<'caseworker' | 'uwv' | 'svb'>['role']): SupplementScheme | undefined =>
  SUPPLEMENT_SCHEMES.find((scheme) => SUPPLEMENT_PACKS[scheme].decidedBy === role);

/** The region that a role looks at: a municipality its own, the others the whole country. */
export const regionOf = (actor: ActorOf<'caseworker' | 'uwv' | 'svb'>): number =>
  actor.role === 'caseworker' ? actor.region : DEMO_REGIONS.national;

/**
 * The one register that this member of staff decides on, keeps and works for. It follows from the session alone: no request
 * can name another one (S-29).
 * @throws NOT_FOUND for a role that decides on no scheme
 */
export function ownRegister(actor: DecidingActor): OwnRegister {
  const key = decidedScheme(actor.role);
  if (!key) throw new AppError('NOT_FOUND');
  return { scheme: SUPPLEMENT_PACKS[key].id, region: regionOf(actor), key };
}
