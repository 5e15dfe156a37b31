import 'server-only';
import { createPublicClient, erc20Abi, http, toHex } from 'viem';
import type { z } from 'zod';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { Deployment } from '@/lib/shared/schemas/deployment';
import type { zChainView, zChainViews } from '@/lib/shared/schemas/presenter-chains';
import type { RuntimeConfig } from '../../env';
import type { ChainLog } from './chain-record';
import { type NamedChain, namedChains } from './chain-records';
import { nameOf, readEvent } from './place-names';

type View = z.input<typeof zChainView>;
type Fact = View['facts'][number];

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

type Events = ReadonlyMap<string, readonly (readonly [string, unknown][])[]>;

/** Values of the given contracts' events, by event. */
function eventsOf({ record, names }: NamedChain, contracts: readonly string[]): Events {
  const found = new Map<string, [string, unknown][][]>();
  for (const { address, topics, data } of record.logs) {
    const contract = nameOf(names, address);
    if (contract === null || !contracts.includes(contract)) continue;
    const read = readEvent(contract, topics, data);
    if (read) found.set(read.event, [...(found.get(read.event) ?? []), read.fields]);
  }
  return found;
}

const count = (events: Events, name: string): number => events.get(name)?.length ?? 0;
const fact = (name: Fact['fact'], value: number | bigint | string): Fact => ({ fact: name, value: String(value) });

/** The newest value of a field. */
const last = (events: Events, event: string, field: string): bigint | null => {
  const value = events
    .get(event)
    ?.at(-1)
    ?.find(([name]) => name === field)?.[1];
  return typeof value === 'bigint' ? value : null;
};

function gateFacts(named: NamedChain): Fact[] {
  const events = eventsOf(named, ['incomeSupplement', 'asbestosAdvance', 'registerRoots', 'tally']);
  const root = last(events, 'RootPublished', 'root');
  const closed = count(events, 'TrancheClosed');
  const tranches = [
    fact('tranchesOpen', count(events, 'TrancheOpened') - closed),
    fact('tranchesClosed', closed),
    fact('tranchesOpened', count(events, 'TotalOpened')),
  ];
  return [
    fact('nullifiers', count(events, 'Claimed') + count(events, 'AdvanceClaimed')),
    fact('roots', count(events, 'RootPublished')),
    ...(root === null ? [] : [fact('registerRoot', toHex(root, { size: 32 }))]),
    fact('policies', count(events, 'PolicyPublished') + count(events, 'AdvancePolicyPublished')),
    ...(named.chain === 'income' ? tranches : []),
  ];
}

async function poolFacts(
  named: NamedChain,
  deployment: Deployment & { domain: 'payout' },
  euroDecimals: number,
): Promise<Fact[]> {
  const { payoutPool, euroToken } = deployment.contracts;
  const client = createPublicClient({ transport: http(named.record.rpcUrl, { batch: true }) });
  const pool = { address: payoutPool, abi: payoutPoolAbi } as const;
  const [reserved, balance, [, , , root]] = await Promise.all([
    client.readContract({ ...pool, functionName: 'reserved' }),
    client.readContract({ address: euroToken, abi: erc20Abi, functionName: 'balanceOf', args: [payoutPool] }),
    client.readContract({ ...pool, functionName: 'currentTree' }),
  ]);
  const perCent = 10n ** BigInt(euroDecimals - 2);
  const events = eventsOf(named, ['payoutPool']);
  return [
    fact('notes', count(events, 'NoteReceived')),
    fact('leaves', count(events, 'LeafQueued')),
    fact('spent', 2 * count(events, 'Spent')),
    fact('reservedCents', reserved / perCent),
    fact('balanceCents', balance / perCent),
    fact('poolRoot', toHex(root, { size: 32 })),
  ];
}

async function factsOf(named: NamedChain, euroDecimals: number): Promise<Fact[]> {
  const { deployment, record } = named;
  if (deployment === null) return [fact('transfers', record.logs.filter(({ topics }) => topics.length === 3).length)];
  return deployment.domain === 'payout' ? poolFacts(named, deployment, euroDecimals) : gateFacts(named);
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
