import { type Address, type Hash, parseEventLogs } from 'viem';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import type { PublishedAdvance } from '@/lib/shared/schemas/advance-api';
import type { HealthDeployment } from '@/lib/shared/schemas/deployment';
import type { Projection } from '../repositories/chain-events';
import type { MinedLog } from './projection';

/** Where a row comes from. */
type Place = {
  readonly chain: string;
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly txHash: Hash;
  readonly timestampSec: bigint;
};
type PlaceOf = (log: MinedLog) => Place;

/** Roots that a chain's registers got. */
export const projectRoots = (logs: MinedLog[], place: PlaceOf): Projection['roots'] =>
  parseEventLogs({ abi: registerRootsAbi, eventName: 'RootPublished', logs }).map((log) => {
    const { scheme, region, root } = log.args;
    return { ...place(log), scheme, region, root: root.toString() };
  });

/** Accepted applications, policies and roots of doctors on the health chain. */
export function projectHealth(
  { contracts }: HealthDeployment,
  from: (address: Address) => MinedLog[],
  place: PlaceOf,
): Pick<Projection, 'advances' | 'advancePolicies' | 'roots'> {
  const advances: Projection['advances'] = [];
  const advancePolicies: Projection['advancePolicies'] = [];
  for (const log of parseEventLogs({ abi: asbestosAdvanceAbi, logs: from(contracts.asbestosAdvance) })) {
    if (log.eventName === 'AdvanceClaimed') {
      const { policyId, nullifier, note, capCents } = log.args;
      const claimed = { nullifier: nullifier.toString(), note: note.toString(), capCents: BigInt(capCents) };
      advances.push({ ...place(log), policyId, ...claimed });
    }
    if (log.eventName === 'AdvancePolicyPublished') {
      const { id, policyHash, table } = log.args;
      advancePolicies.push({ ...place(log), policyId: id, policy: publishedAdvance(id, policyHash, table) });
    }
  }
  return { advances, advancePolicies, roots: projectRoots(from(contracts.registerRoots), place) };
}

type AdvanceTable = {
  readonly nullifierClass: number;
  readonly specialism: number;
  readonly amountCents: number;
  readonly codes: readonly number[];
  readonly panelKey: readonly [bigint, bigint];
  readonly startsAt: bigint;
};

/** JSON of one policy, in the shape that zPublishedAdvance reads; when it ends is known from the next one. */
const publishedAdvance = (policyId: number, policyHash: bigint, table: AdvanceTable) =>
  ({
    policyId,
    scheme: SCHEMES.tas,
    nullifierClass: table.nullifierClass,
    specialism: table.specialism,
    amountCents: table.amountCents.toString(),
    codes: table.codes.filter((code) => code !== 0),
    panelKey: table.panelKey.map(String),
    policyHash: policyHash.toString(),
    startsAtSec: Number(table.startsAt),
  }) satisfies Record<Exclude<keyof PublishedAdvance, 'endsAtSec'>, unknown>;
