import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import type { inTransaction } from '../repositories/database';
import { lockPeople, monthsTaken } from '../repositories/register-desk';
import { overlaps, type Source, type Span } from './register-desk-rules';

export type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

/**
 * Nobody stands twice in the registers of a scheme for one month, neither as claimant nor as a partner who counts: one month,
 * one norm, and a couple's only once (S-36). PRE the people are locked. @throws ENTRY_OVERLAPS
 */
export async function checkFree(
  { scheme }: { readonly scheme: number },
  personId: string,
  sources: readonly Source[],
  months: Span,
  except: readonly string[],
  tx: Tx,
): Promise<void> {
  const people = [...new Set([personId, ...sources.map((source) => source.personId)])];
  await lockPeople(people, tx);
  const taken = await monthsTaken(people, scheme, except, tx);
  const hit = taken.find((other) => overlaps(other, months));
  if (hit)
    throw new AppError('ENTRY_OVERLAPS', { data: { field: hit.personId === personId ? 'validFrom' : 'partner' } });
}
