import 'server-only';
import { database } from './database';

export type ShareRecord = {
  readonly genesisHash: string;
  readonly holder: string;
  readonly trancheId: bigint;
  readonly claims: readonly { readonly nullifier: bigint; readonly note: bigint }[];
};

/** Any number of this project's own: held while a keeper looks at what it gave and adds to it. */
const KEEPERS_LOCK = 5_786_002;

/**
 * Writes down which claims a holder is about to give its share for. Two sums that differ by one claim would tell that
 * claim's amount: whatever this holder gave a share for before must be these very claims with the same amounts (a note
 * stands for its amount), or none of them.
 * @returns false when it gave one for some of them together with others: this one must not leave
 */
export async function recordShare({ genesisHash, holder, trancheId, claims }: ShareRecord): Promise<boolean> {
  const sorted = claims.flatMap(({ nullifier, note }) => [`${nullifier}`, `${note}`]).sort();
  return database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${KEEPERS_LOCK}::bigint)`;
    const [given] = await tx.$queryRaw<{ same: boolean | null; count: bigint }[]>`
      SELECT bool_and("claims" = ${sorted}::text[]) AS "same", count(*) AS "count" FROM "KeeperShare"
      WHERE "genesisHash" = ${genesisHash} AND "holder" = ${holder} AND "claims" && ${sorted}::text[]`;
    if (given && given.count > 0n) return given.same === true;
    await tx.keeperShare.create({ data: { genesisHash, holder, trancheId, claims: sorted } });
    return true;
  });
}
