import 'server-only';
import type { z } from 'zod';
import type { zChainView, zChainViews } from '@/lib/shared/schemas/presenter-chains';
import type { RuntimeConfig } from '../../env';
import { factsOf } from './chain-facts';
import type { ChainLog } from './chain-record';
import { type NamedChain, namedChains } from './chain-records';
import { nameOf, readEvent } from './place-names';

type View = z.input<typeof zChainView>;

const MOST_EVENTS = 12;
const LONGEST_VALUE = 80;

const textOf = (value: unknown): string => {
  const text =
    typeof value === 'object'
      ? JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
      : String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
};

/** What carries messages tells of each several times; what is in them stands in the gates' and the pool's events. */
const CARRIERS: ReadonlySet<string | null> = new Set(['mailbox', 'merkleTreeHook', 'gateway']);

/** The newest events of contracts that are known. */
function newestEvents({ chain, record, names }: NamedChain): View['events'] {
  const events: View['events'] = [];
  for (let i = record.logs.length - 1; i >= 0 && events.length < MOST_EVENTS; i--) {
    const { address, topics, data, block, tx } = record.logs[i] as ChainLog;
    const contract = nameOf(names, address);
    if (CARRIERS.has(contract)) continue;
    const read = contract !== null || chain === 'naive' ? readEvent(contract, topics, data) : null;
    if (!read) continue;
    const fields = read.fields.map(([name, value]) => ({ name, value: textOf(value) }));
    events.push({
      contract: contract ?? 'euroToken',
      event: read.event,
      block,
      timeSec: record.times.get(block) ?? 0,
      tx,
      fields,
    });
  }
  return events;
}

async function viewOf(named: NamedChain, euroDecimals: number): Promise<View> {
  const { chain, chainId, record } = named;
  await record.update(false);
  const facts = await factsOf(named, euroDecimals);
  const { number = 0, timeSec = 0, hash = '0x' } = record.head ?? {};
  return { chain, chainId, head: { block: number, timeSec, hash }, events: newestEvents(named), facts };
}

/** What stands on the chains now. A chain that does not answer is named, and does not hold up the others. */
export async function chainViews(config: RuntimeConfig, now: Date): Promise<z.input<typeof zChainViews>> {
  const chains = namedChains(config);
  const views = await Promise.allSettled(chains.map((named) => viewOf(named, config.payout.euroDecimals)));
  return {
    chains: views.flatMap((view) => (view.status === 'fulfilled' ? [view.value] : [])),
    silent: chains.filter((_, i) => views[i]?.status === 'rejected').map(({ chain }) => chain),
    nowMs: now.getTime(),
  };
}
