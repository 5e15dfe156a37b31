import { period, periodEndSec } from '@/lib/shared/domain/period';
import { regionName } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_PACKS, type SupplementId, supplementSchemeOf } from '@/lib/shared/rules/registry';

/** What an entry of a register means in a letter: which agency, which scheme, from and until when. */

/** How long after the last month of a right its opening is kept for a new browser. */
const RETAIN_MS = 400 * 24 * 3600 * 1000;

/** @throws UNEXPECTED for a scheme without a pack of rules */
export function supplementId(scheme: number): SupplementId {
  const known = supplementSchemeOf(scheme);
  if (!known) throw new AppError('UNEXPECTED');
  return SUPPLEMENT_PACKS[known].id;
}

/** The agency that keeps the register of a scheme and region. */
export function registerAgency(scheme: number, region: number): { readonly id: string; readonly name: string } {
  const known = supplementSchemeOf(scheme);
  if (known && SUPPLEMENT_PACKS[known].decidedBy === 'uwv') return { id: 'uwv-demo', name: 'UWV (demo)' };
  return { id: regionName(region).toLowerCase(), name: `Gemeente ${regionName(region)} (demo)` };
}

/** The first day of an entry, ISO 8601. @param validFrom yyyymm */
export const entitlementStart = (validFrom: number): string =>
  new Date(Date.UTC(Math.floor(validFrom / 100), (validFrom % 100) - 1, 1)).toISOString();

/** The last moment of an entry, ISO 8601. @param validUntil yyyymm */
export const entitlementEnd = (validUntil: number): string =>
  new Date(periodEndSec(period(validUntil)) * 1000).toISOString();

/** How long what an entry is about is handed out. @param validUntil yyyymm */
export const retainEntitlementUntil = (validUntil: number): Date =>
  new Date(periodEndSec(period(validUntil)) * 1000 + RETAIN_MS);
