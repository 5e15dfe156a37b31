import 'server-only';
import { hexToBytes } from 'viem';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import type { zImportResult } from '@/lib/shared/schemas/issuer-api';
import { LOAD_REGION, type LoadPeople, loadNumber, type zLoadStatements } from '@/lib/shared/schemas/load-run-api';
import { type Database, inTransaction } from '../../repositories/database';
import { createLoadPeople, holdLoadPlaces, type LoadIssuer, upsertLoadIssuers } from '../../repositories/load-run';
import { notify } from '../../repositories/notifications';
import { importStatements } from '../import-statements';
import type { IssueDeps } from '../issue-statement';
import { checkEncryptionKey } from '../seal';

export type LoadDeps = { readonly db: Database; readonly issuerKeys: Readonly<Record<string, `0x${string}`>> };

/** Ids that grow with the place: the register's publisher gives places in the order of ids. A UUID of RFC 9562, version 8. */
const entryId = (index: number): string =>
  `${String(LOAD_REGION).padStart(8, '0')}-0000-8000-8000-${String(index).padStart(12, '0')}`;

/** @throws NOT_FOUND when this deployment does not sign for load runs */
function issuerOf(id: string, { issuerKeys }: LoadDeps): LoadIssuer {
  const key = issuerKeys[id];
  if (key === undefined) throw new AppError('NOT_FOUND');
  const point = signingPublicKey(hexToBytes(key));
  return { id, keyX: point[0].toString(), keyY: point[1].toString(), keyHash: hashKey(point).toString() };
}

/**
 * Puts a load run's people into the register of a region that is nobody's. From there on the register goes its usual way: the
 * publisher builds it, sends its root to the chain, and each card gets its opening. May be asked for again.
 * @throws NOT_FOUND when this deployment does not sign for load runs; INPUT_MALFORMED for a key that no card could have, and
 *   for other people than those who stand there already
 */
export async function enrolLoad({ people, ...terms }: LoadPeople, deps: LoadDeps): Promise<void> {
  const issuers = [...new Set(people.map(({ employer }) => employer))].map((id) => issuerOf(id, deps));
  const rows = people.map(({ holder, leafSalt, employer }, index) => ({
    ...{ id: `load-${loadNumber(index)}`, entryId: entryId(index), staffNumber: loadNumber(index), employer },
    ...{ displayName: `Load run ${loadNumber(index)}`, holder: holder.toString(), leafSalt: leafSalt.toString() },
  }));
  await checkEncryptionKey(terms.encryptionKey);
  await inTransaction(deps.db, async (tx) => {
    await upsertLoadIssuers(issuers, tx);
    await createLoadPeople(rows, { ...terms, scheme: SUPPLEMENT_PACKS.pw.id }, tx);
    // Whoever stands there already keeps their place: others are no people of this plan.
    if (!(await holdLoadPlaces(rows, tx))) throw new AppError('INPUT_MALFORMED', { data: { field: 'people' } });
    await notify('register', tx);
  });
}

/** A month's statements of a load run's employer, imported as its own desk would. @throws as importStatements does */
export const issueLoad = (
  { employer, ...request }: z.output<typeof zLoadStatements>,
  deps: IssueDeps,
): Promise<z.input<typeof zImportResult>> => importStatements(employer, request, deps);
