import type { PublicConfig } from '../schemas/public-api';
import type { TallyPlaces } from './port';

/** Where a portal says that the contracts stand. */
export const tallyPlaces = ({ chains, contracts }: Pick<PublicConfig, 'chains' | 'contracts'>): TallyPlaces => ({
  incomeChainId: chains.income.chainId,
  payoutChainId: chains.payout.chainId,
  tally: contracts.tally,
  gate: contracts.incomeSupplement,
  incomeStartBlock: BigInt(contracts.incomeStartBlock),
  pool: contracts.payoutPool,
  poolStartBlock: BigInt(contracts.payoutPoolStartBlock),
});
