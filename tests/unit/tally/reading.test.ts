import { createClient, custom, type Hex, numberToHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { readClaims } from '@/lib/shared/tally/claims';
import { allLogs, BUSY_CHUNK, pagedLogs } from '@/lib/shared/tally/paged-logs';
import type { ChainReader, LogQuery } from '@/lib/shared/tally/port';
import { readTranche } from '@/lib/shared/tally/read-tranche';
import { rpcReader } from '@/lib/shared/tally/rpc-reader';
import { proofsIn } from '@/lib/shared/tally/share-proof';
import { honestWorld, PLACES, portOf, shareCall, withArgs } from './support/world';

const query = { address: PLACES.tally, topics: [], fromBlock: 1n, toBlock: 25_000n } as const;

/** A node that takes so many blocks at once, and remembers what it was asked. */
function node(maxRange: bigint) {
  const ranges: (readonly [bigint, bigint])[] = [];
  const logs: ChainReader['logs'] = async ({ fromBlock, toBlock }: LogQuery) => {
    if (toBlock - fromBlock + 1n > maxRange) return 'too-many';
    ranges.push([fromBlock, toBlock]);
    return [];
  };
  return { logs, ranges };
}

describe('paging', () => {
  it('V-11 every block of a range is asked for once, in order', async () => {
    const { logs, ranges } = node(BUSY_CHUNK);
    const done: number[] = [];
    const options = { chunk: BUSY_CHUNK, onBlocks: (blocks: number) => done.push(blocks) };
    for await (const page of pagedLogs({ logs }, query, options)) expect(page).toEqual([]);
    expect(ranges).toEqual([
      [1n, 10_000n],
      [10_001n, 20_000n],
      [20_001n, 25_000n],
    ]);
    expect(done).toEqual([10_000, 20_000, 25_000]);
  });

  it('V-11 a node with a smaller limit is asked for half as much, and still for every block once', async () => {
    const { logs, ranges } = node(3_000n);
    await allLogs({ logs }, query);
    const covered = ranges.flatMap(([from, to], i) => (from === (ranges[i - 1]?.[1] ?? 0n) + 1n ? to - from + 1n : []));
    expect(covered).toHaveLength(ranges.length);
    expect(covered.reduce((sum, blocks) => sum + blocks)).toBe(25_000n);
  });

  it('V-11 a node that refuses a handful of blocks is no use', async () => {
    await expect(allLogs(node(3n), query)).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
  });
});

describe('thousands of claims', () => {
  it('V-12 are all read; what passes the bound is refused before it fills the memory', async () => {
    const world = honestWorld();
    const one = world.income.events.find(({ name, args }) => name === 'Claimed' && args.trancheId === 1n);
    if (one === undefined) throw new Error('no claim');
    const events = Array.from({ length: 3_000 }, (_, i) =>
      withArgs({ ...one, block: 11n + BigInt(i % 28), logIndex: i }, { nullifier: BigInt(i) }),
    );
    const many = { ...world, income: { ...world.income, events: [...world.income.events, ...events] } };
    const port = portOf(many);
    const tranche = await readTranche(1n, port, 200n);
    if (!tranche?.closed) throw new Error('not closed');
    expect((await readClaims(tranche, tranche.closed, port)).claims).toHaveLength(3_010);
    const bounded = readClaims(tranche, tranche.closed, port, { maxKept: 1_000 });
    await expect(bounded).rejects.toMatchObject({ reason: 'too-many' });
  });
});

describe('a node by RPC', () => {
  const asking = (request: (asked: { method: string; params?: unknown }) => Promise<unknown>): ChainReader =>
    rpcReader(createClient({ transport: custom({ request }, { retryCount: 0 }) }) as never);
  const refusing = (error: object): ChainReader => asking(() => Promise.reject(Object.assign(new Error('no'), error)));
  const log = {
    address: PLACES.tally,
    topics: [],
    data: '0x',
    blockNumber: numberToHex(7),
    logIndex: numberToHex(2),
    transactionHash: `0x${'ab'.repeat(32)}`,
  };

  it('V-13 is asked with topics and range as they are, and its answers are read', async () => {
    const asked: unknown[] = [];
    const reader = asking(async ({ method, params }) => {
      asked.push([method, params]);
      return method === 'eth_getLogs' ? [log] : '0x7a69';
    });
    const topics: (Hex | Hex[] | null)[] = ['0x01', null, ['0x02', '0x03']];
    const logs = await reader.logs({ address: PLACES.tally, topics, fromBlock: 16n, toBlock: 32n });
    expect(logs).toMatchObject([{ blockNumber: 7n, logIndex: 2 }]);
    expect(asked[0]).toEqual(['eth_getLogs', [{ address: PLACES.tally, topics, fromBlock: '0x10', toBlock: '0x20' }]]);
    expect(await reader.chainId()).toBe(31337);
    expect(await reader.headBlock()).toBe(31337n);
  });

  it('V-13 that finds a range too large says so; one that does not answer is unavailable', async () => {
    for (const code of [-32005, -32602, -32000]) expect(await refusing({ code }).logs(query)).toBe('too-many');
    await expect(asking(async () => [{ ...log, blockNumber: null }]).logs(query)).rejects.toMatchObject({
      code: 'CHAIN_UNAVAILABLE',
    });
    const away = refusing({ code: -32603 });
    await expect(away.headBlock()).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
    await expect(away.chainId()).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
    await expect(away.transactionInput(`0x${'ab'.repeat(32)}`)).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
  });

  it('V-13 without a transaction has no calldata of it', async () => {
    expect(await asking(async () => null).transactionInput(`0x${'ab'.repeat(32)}`)).toBe(null);
  });
});

describe('calldata', () => {
  it('V-09 holds a proof where a call of the Tally stands, and none where it only looks like one', () => {
    const call = shareCall('first', 'pw', true);
    expect(proofsIn(call)).toHaveLength(1);
    expect(proofsIn(`${call.slice(0, 10)}00` as Hex)).toEqual([]);
    expect(proofsIn(call.slice(0, -64) as Hex)).toEqual([]);
    expect(proofsIn('0x')).toEqual([]);
  });
});
