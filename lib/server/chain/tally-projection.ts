import { type Address, parseEventLogs } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { Projection } from '../repositories/chain-events';
import type { ReleaseKind, TallyProjection, TrancheKind } from '../repositories/tally-events';
import type { MinedLog } from './projection';

/** Where an event stands: the columns that every row of the index has. */
type PlaceOf = (
  log: MinedLog,
) => Pick<Projection['notes'][number], 'chain' | 'blockNumber' | 'logIndex' | 'txHash' | 'timestampSec'>;

/** What the tally tells, what the gate told the pool of it, and policies that wait for a second signature. */
export function projectTally(
  { contracts }: Pick<IncomeDeployment, 'contracts'>,
  from: (address: Address) => MinedLog[],
  place: PlaceOf,
): Omit<TallyProjection, 'releases'> {
  const rows: Omit<TallyProjection, 'releases'> = { tranches: [], tallyShares: [], tallyKeys: [], policyProposals: [] };
  const kindOf = (kind: TrancheKind) => kind;
  for (const log of parseEventLogs({ abi: tallyAbi, logs: from(contracts.tally) })) {
    if (log.eventName === 'TrancheOpened') {
      const { trancheId, scheme, region, tallyKeyHash } = log.args;
      rows.tranches.push({ ...place(log), kind: kindOf('opened'), trancheId, scheme, region, tallyKeyHash });
    }
    if (log.eventName === 'TrancheContinued') {
      rows.tranches.push({ ...place(log), kind: kindOf('continued'), ...log.args });
    }
    if (log.eventName === 'TrancheClosed') {
      const { trancheId, count, capSumCents, c1, c2 } = log.args;
      const [[c1x, c1y], [c2x, c2y]] = [c1.map(String), c2.map(String)] as [[string, string], [string, string]];
      const sums = { c1x, c1y, c2x, c2y };
      rows.tranches.push({ ...place(log), kind: kindOf('closed'), trancheId, count, capSumCents, ...sums });
    }
    if (log.eventName === 'ShareSubmitted') {
      const { trancheId, holder, share } = log.args;
      const point = { shareX: share[0].toString(), shareY: share[1].toString() };
      rows.tallyShares.push({ ...place(log), trancheId, holder, ...point });
    }
    if (log.eventName === 'TotalOpened') {
      rows.tranches.push({ ...place(log), kind: kindOf('total'), ...log.args });
    }
    if (log.eventName === 'KeyComposed') {
      const { scheme, tallyKeyHash, key, agency, statistics } = log.args;
      const point = { keyX: key[0].toString(), keyY: key[1].toString() };
      rows.tallyKeys.push({ ...place(log), scheme, tallyKeyHash, ...point, agency, statistics });
    }
  }
  for (const log of parseEventLogs({ abi: incomeSupplementAbi, logs: from(contracts.incomeSupplement) })) {
    if (log.eventName === 'ReleaseSent') {
      const { trancheId, count, totalCents } = log.args;
      rows.tranches.push({ ...place(log), kind: kindOf('released'), trancheId, count: Number(count), totalCents });
    }
    if (log.eventName === 'PolicyProposed') {
      const { scheme, period, tableHash, proposer } = log.args;
      rows.policyProposals.push({ ...place(log), scheme, period, tableHash, proposer });
    }
  }
  return rows;
}

/** What became of releases at the pool. @param logs of the pool's contract */
export function projectReleases(logs: MinedLog[], place: PlaceOf): TallyProjection['releases'] {
  const rows: TallyProjection['releases'] = [];
  const kindOf = (kind: ReleaseKind) => kind;
  for (const log of parseEventLogs({ abi: payoutPoolAbi, logs })) {
    if (log.eventName === 'ReleaseReceived') {
      const { availableAt: availableAtSec, ...release } = log.args;
      rows.push({ ...place(log), kind: kindOf('received'), ...release, availableAtSec });
    }
    if (log.eventName === 'Released') {
      const { nullifierClass, trancheId, totalCents } = log.args;
      rows.push({ ...place(log), kind: kindOf('applied'), nullifierClass, trancheId, totalCents });
    }
    if (log.eventName === 'ReleaseCancelled') {
      rows.push({ ...place(log), kind: kindOf('cancelled'), ...log.args });
    }
  }
  return rows;
}
