import { type Hex, parseEventLogs } from 'viem';
import { tallyAbi } from '../../generated/abi/Tally';
import { allLogs } from './paged-logs';
import type { VerifyPort } from './port';
import { eventTopic, ownLogs } from './read-tranche';

/**
 * Numbers of the tranches whose total was opened, in the order in which that happened, as the income chain tells.
 * @throws CHAIN_UNAVAILABLE
 */
export async function openedTotals(
  { income, places }: Pick<VerifyPort, 'income' | 'places'>,
  signal?: AbortSignal,
): Promise<bigint[]> {
  const topics: Hex[] = [eventTopic('TotalOpened')];
  const range = { fromBlock: places.incomeStartBlock, toBlock: await income.headBlock() };
  const logs = ownLogs(await allLogs(income, { address: places.tally, topics, ...range }, signal), places.tally);
  const opened = parseEventLogs({ abi: tallyAbi, eventName: 'TotalOpened', logs });
  // One that was opened twice is checked once, and refused.
  return [...new Set(opened.map(({ args }) => args.trancheId))];
}
