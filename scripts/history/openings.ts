import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { privateKeyToAddress } from 'viem/accounts';
import { proveGroth16 } from '@/lib/shared/card/groth16';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { shareOf, totalPoint } from '@/lib/shared/protocol/tally';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { demoTallyHolders } from '../demo/demo-keys.mjs';
import { fromRoot } from '../lib/root.mjs';
import type { ArchivedOpening } from './archive';
import { HISTORY_WORLD, tallyPart } from './world';

export type ClosedTranche = {
  readonly trancheId: bigint;
  readonly scheme: SupplementScheme;
  readonly c1: readonly [bigint, bigint];
  readonly c2: readonly [bigint, bigint];
};

/** Where a closed tranche's shares come from. */
export type Openings = (tranche: ClosedTranche) => Promise<ArchivedOpening>;

export const archivedOpenings =
  (openings: readonly ArchivedOpening[]): Openings =>
  async ({ trancheId }) => {
    const found = openings.find((opening) => BigInt(opening.trancheId) === trancheId);
    if (!found) throw new Error(`The history has no shares of tranche ${trancheId}: make it anew.`);
    return found;
  };

/** Where shares are kept while the history is made. */
export const OPENINGS_FOLDER = fromRoot('build/history/openings');

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(fromRoot(`public/zk/${name}`)));

/** Makes both shares with the demo's keys, and keeps them in OPENINGS_FOLDER. */
export function provedOpenings(): Openings {
  mkdirSync(OPENINGS_FOLDER, { recursive: true });
  const artifacts = { wasm: bytesOf('tallyShare.wasm'), zkey: bytesOf('tallyShare.zkey') };
  const holders = demoTallyHolders();
  const proved = async (name: SupplementScheme | 'statistics', { trancheId, c1 }: ClosedTranche) => {
    const part = tallyPart(name);
    const context = tallyShareContext({
      chainId: HISTORY_WORLD.incomeChainId,
      tally: HISTORY_WORLD.tally,
      holder: privateKeyToAddress(holders[name].account),
      trancheId,
    });
    const point = c1 as unknown as Point;
    const share = shareOf(part, point);
    const { proof } = await proveGroth16(tallyShareInput(part, point, context), artifacts);
    return { share: [share[0], share[1]] as [bigint, bigint], proof: proof.map(BigInt) };
  };
  return async (tranche) => {
    const agency = await proved(tranche.scheme, tranche);
    const statistics = await proved('statistics', tranche);
    const shares = [agency.share, statistics.share] as unknown as readonly Point[];
    const total = Number(recoverTotal(totalPoint(tranche.c2 as unknown as Point, shares)));
    const opening = { trancheId: Number(tranche.trancheId), agency, statistics, total };
    const file = `${OPENINGS_FOLDER}/${tranche.trancheId}.json`;
    writeFileSync(
      file,
      JSON.stringify(opening, (_, value) => (typeof value === 'bigint' ? value.toString(16) : value)),
    );
    return opening;
  };
}

export const readOpening = (trancheId: number): unknown => {
  const file = `${OPENINGS_FOLDER}/${trancheId}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
};
