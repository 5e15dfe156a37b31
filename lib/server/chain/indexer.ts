import 'server-only';
import type { Hash } from 'viem';
import {
  appendBlocks,
  type BlockRef,
  type Cursor,
  type IndexedBlock,
  KEPT_BLOCKS,
  keptBlocks,
  readCursor,
  restartIndex,
  rollbackTo,
} from '../repositories/chain-events';
import type { ChainHandle } from './client';
import { indexedAddresses, type MinedLog, project, type Route } from './projection';

/** Blocks read at once while catching up; at the tip a turn reads what is new. */
const RANGE = 500n;

/** `behind`: more to read right away. `changed`: rows were written or taken back. */
export type IndexTurn = { readonly behind: boolean; readonly changed: boolean };

/**
 * One turn of a chain's index: checks that the chain still holds the block that the index ends with, walks back over
 * a reorganisation if not, and reads the next range. The cursor is the truth; what wakes this up is a hint only.
 *
 * A chain with another genesis block is a new chain: its part of the database is rebuilt from block 0.
 * @throws when the node is unreachable, or the deployment file belongs to another chain
 */
export async function indexTurn(chain: ChainHandle, routes: () => readonly Route[]): Promise<IndexTurn> {
  const { client, domain } = chain;
  const cursor = await readCursor(domain);
  const [genesis, head, stored] = await Promise.all([
    client.getBlock({ blockNumber: 0n }),
    client.getBlock(),
    cursor && blockOrNull(chain, cursor.number),
  ]);
  const deployment = chain.deployment();
  if (deployment.genesisHash !== genesis.hash) {
    throw new Error(`The deployment of ${domain} belongs to another chain: deploy again.`);
  }
  if (!cursor || cursor.genesisHash !== genesis.hash) {
    await restartIndex(domain, genesis.hash, toIndexedBlock(genesis));
    return { behind: head.number > 0n, changed: true };
  }
  if (stored?.hash !== cursor.hash) {
    const fork = await forkPoint(chain, head.number);
    if (fork) await rollbackTo(domain, fork);
    else await restartIndex(domain, genesis.hash, toIndexedBlock(genesis));
    return { behind: true, changed: true };
  }
  if (head.number === cursor.number) {
    return { behind: false, changed: false };
  }
  const range = await readRange(chain, cursor, head.number);
  // The chain moved while it was read: the next turn sees a consistent one.
  if (!range) return { behind: true, changed: false };
  const times = new Map(range.headers.map(({ number, timestampSec }) => [number, timestampSec]));
  const timestampOf = (blockNumber: bigint) => {
    const timestampSec = times.get(blockNumber);
    if (timestampSec === undefined) throw new Error(`Block ${blockNumber} was not read.`);
    return timestampSec;
  };
  const projection = project(deployment, range.logs, timestampOf, routes());
  const blocks = range.headers.filter(({ number }) => number > head.number - KEPT_BLOCKS);
  const written = await appendBlocks(domain, cursor, { blocks, end: range.end, headNumber: head.number, projection });
  return { behind: !written || range.end.number < head.number, changed: written };
}

const toIndexedBlock = (block: {
  readonly number: bigint;
  readonly hash: Hash;
  readonly timestamp: bigint;
}): IndexedBlock => ({ number: block.number, hash: block.hash, timestampSec: block.timestamp });

async function blockOrNull(chain: ChainHandle, number: bigint): Promise<IndexedBlock | null> {
  try {
    return toIndexedBlock(await chain.client.getBlock({ blockNumber: number }));
  } catch (error) {
    if (error instanceof Error && error.name === 'BlockNotFoundError') return null;
    throw error;
  }
}

/** The newest block that index and chain share, or null when the reorganisation is deeper than what is kept. */
async function forkPoint(chain: ChainHandle, headNumber: bigint): Promise<BlockRef | null> {
  for (const kept of await keptBlocks(chain.domain)) {
    if (kept.number > headNumber) continue;
    const actual = await blockOrNull(chain, kept.number);
    if (actual?.hash === kept.hash) return kept;
  }
  return null;
}

type Range = {
  readonly end: BlockRef;
  readonly headers: readonly IndexedBlock[];
  readonly logs: readonly MinedLog[];
};

/**
 * Reads the range after the cursor, as one branch of the chain: headers, then logs, then the end's header again. The
 * same end before and after means the same blocks in between. Headers are linked up to the cursor where they are all
 * read (near the head); further back only blocks with events are needed, and no reorganisation reaches them.
 * @returns null when the chain moved meanwhile
 */
async function readRange(chain: ChainHandle, cursor: Cursor, headNumber: bigint): Promise<Range | null> {
  const { client } = chain;
  const from = cursor.number + 1n;
  const to = cursor.number + RANGE < headNumber ? cursor.number + RANGE : headNumber;
  const keptFrom = headNumber - KEPT_BLOCKS + 1n;
  const firstHeader = from > keptFrom ? from : keptFrom < to ? keptFrom : to;
  const numbers: bigint[] = [];
  for (let number = firstHeader; number <= to; number++) numbers.push(number);
  const near = await Promise.all(numbers.map((blockNumber) => client.getBlock({ blockNumber })));
  let parent = firstHeader === from ? cursor.hash : near[0]?.parentHash;
  for (const block of near) {
    if (block.parentHash !== parent) return null;
    parent = block.hash;
  }
  const end = near.at(-1);
  if (!end) return null;
  const logs = await client.getLogs({ address: indexedAddresses(chain.deployment()), fromBlock: from, toBlock: to });
  const known = new Map(near.map((block) => [block.number, toIndexedBlock(block)]));
  const missing = [...new Set(logs.map((log) => log.blockNumber))].filter((number) => !known.has(number));
  const [endAgain, ...far] = await Promise.all([
    client.getBlock({ blockNumber: to }),
    ...missing.map((blockNumber) => client.getBlock({ blockNumber })),
  ]);
  if (endAgain.hash !== end.hash) return null;
  for (const block of far) known.set(block.number, toIndexedBlock(block));
  if (logs.some((log) => known.get(log.blockNumber)?.hash !== log.blockHash)) return null;
  return { end: { number: end.number, hash: end.hash }, headers: [...known.values()], logs };
}
