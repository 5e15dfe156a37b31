import 'server-only';
import { createPublicClient, erc20Abi, http, type PublicClient, toHex, zeroAddress } from 'viem';
import type { z } from 'zod';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import type { Deployment } from '@/lib/shared/schemas/deployment';
import type { zChainView } from '@/lib/shared/schemas/presenter-chains';
import type { NamedChain } from './chain-records';
import { nameOf, readEvent } from './place-names';

type Fact = z.input<typeof zChainView>['facts'][number];
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
/** What a contract answers of its own storage. */
const kept = (fact: Fact['fact'], value: number | bigint | string): Fact => ({
  fact,
  source: 'storage',
  value: String(value),
});
/** A mapping has no length: what was put into it can only be counted by what was told of it. */
const counted = (fact: Fact['fact'], value: number): Fact => ({ fact, source: 'events', value: String(value) });

/** The root that the register which was published last has now; none before the first. */
async function registerRoot(client: PublicClient, { contracts }: GateDeployment, events: Events): Promise<Fact[]> {
  const last = events.get('RootPublished')?.at(-1);
  if (!last) return [];
  const { scheme, region } = Object.fromEntries(last) as { scheme: number; region: number };
  const register = { address: contracts.registerRoots, abi: registerRootsAbi } as const;
  const root = await client.readContract({ ...register, functionName: 'currentRoot', args: [scheme, region] });
  return [kept('registerRoot', toHex(root, { size: 32 }))];
}

type GateDeployment = Exclude<Deployment, { domain: 'payout' }>;

async function gateFacts(named: NamedChain, client: PublicClient, deployment: GateDeployment): Promise<Fact[]> {
  const events = eventsOf(named, ['incomeSupplement', 'asbestosAdvance', 'registerRoots', 'tally']);
  const root = await registerRoot(client, deployment, events);
  const told = [
    counted('nullifiers', count(events, 'Claimed') + count(events, 'AdvanceClaimed')),
    counted('roots', count(events, 'RootPublished')),
  ];
  if (deployment.domain === 'health') {
    const gate = { address: deployment.contracts.asbestosAdvance, abi: asbestosAdvanceAbi } as const;
    const policies = await client.readContract({ ...gate, functionName: 'policyCount' });
    return [...root, kept('policies', policies), ...told];
  }
  const closed = count(events, 'TrancheClosed');
  return [
    ...root,
    ...told,
    counted('policies', count(events, 'PolicyPublished')),
    counted('tranchesOpen', count(events, 'TrancheOpened') - closed),
    counted('tranchesClosed', closed),
    counted('tranchesOpened', count(events, 'TotalOpened')),
  ];
}

/** A spend has two nullifiers; where one note was spent, the other is of a blank one, and nobody can tell which. */
const NULLIFIERS_PER_SPEND = 2;

async function poolFacts(
  named: NamedChain,
  client: PublicClient,
  { contracts }: Extract<Deployment, { domain: 'payout' }>,
  euroDecimals: number,
): Promise<Fact[]> {
  const { payoutPool, euroToken } = contracts;
  const pool = { address: payoutPool, abi: payoutPoolAbi } as const;
  const [reserved, balance, [treeIndex, size, , root], depth, [nextBatch, openBatch, openCount], batchSize] =
    await Promise.all([
      client.readContract({ ...pool, functionName: 'reserved' }),
      client.readContract({ address: euroToken, abi: erc20Abi, functionName: 'balanceOf', args: [payoutPool] }),
      client.readContract({ ...pool, functionName: 'currentTree' }),
      client.readContract({ ...pool, functionName: 'MAX_TREE_DEPTH' }),
      client.readContract({ ...pool, functionName: 'queue' }),
      client.readContract({ ...pool, functionName: 'BATCH_SIZE' }),
    ]);
  const perCent = 10n ** BigInt(euroDecimals - 2);
  const events = eventsOf(named, ['payoutPool']);
  return [
    kept('balanceCents', balance / perCent),
    kept('reservedCents', reserved / perCent),
    // Trees before the last one are full.
    kept('leaves', BigInt(treeIndex) * 2n ** depth + size),
    kept('queued', (openBatch - nextBatch) * BigInt(batchSize) + BigInt(openCount)),
    kept('poolRoot', toHex(root, { size: 32 })),
    counted('notes', count(events, 'NoteReceived')),
    counted('spendNullifiers', NULLIFIERS_PER_SPEND * count(events, 'Spent')),
  ];
}

/** Transfers of the plain chain: money that was made for them is none. */
const plainTransfers = ({ record }: NamedChain): number =>
  record.logs.filter(({ topics, data }) => {
    const read = readEvent(null, topics, data);
    return read?.event === 'Transfer' && !read.fields.some(([name, value]) => name === 'from' && value === zeroAddress);
  }).length;

/** What a chain's contracts keep, read by their getters, and what can only be counted from their events. */
export async function factsOf(named: NamedChain, euroDecimals: number): Promise<Fact[]> {
  const { deployment, record } = named;
  if (deployment === null) return [counted('transfers', plainTransfers(named))];
  const client = createPublicClient({ transport: http(record.rpcUrl, { batch: true }) });
  return deployment.domain === 'payout'
    ? poolFacts(named, client, deployment, euroDecimals)
    : gateFacts(named, client, deployment);
}
