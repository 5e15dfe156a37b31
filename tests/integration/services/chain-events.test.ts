import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendBlocks, type Projection, restartIndex } from '@/lib/server/repositories/chain-events';
import { database } from '@/lib/server/repositories/database';
import { NO_POOL_EVENTS } from '@/lib/server/repositories/pool-events';
import { NO_TALLY_EVENTS } from '@/lib/server/repositories/tally-events';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { type Portal, startPortal } from '../helpers/portal';
import { waitUntil } from '../helpers/wait-until';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const GENESIS = { number: 0n, hash: '0xgenesis', timestampSec: 1n };
const BLOCK = { number: 1n, hash: '0xone', timestampSec: 2n };
const EMPTY: Projection = {
  ...NO_POOL_EVENTS,
  ...NO_TALLY_EVENTS,
  ...{
    claims: [],
    advances: [],
    advancePolicies: [],
    notes: [],
    policies: [],
    roots: [],
    deliveries: [],
    messages: [],
  },
};
const place = { blockNumber: 1n, txHash: '0xtx', timestampSec: 2n };
const append = (chain: ChainDomain, projection: Partial<Projection>) =>
  appendBlocks(
    chain,
    { ...GENESIS, genesisHash: GENESIS.hash },
    { blocks: [BLOCK], end: BLOCK, headNumber: 1n, projection: { ...EMPTY, ...projection } },
  );

test('S-27 a message and its delivery that two indexes write at one moment end as delivered', async () => {
  for (const chain of ['income', 'payout'] as const) await restartIndex(chain, GENESIS.hash, GENESIS);
  const message = {
    id: '0xm',
    origin: 'income',
    destination: 'payout',
    checkpoint: 0,
    blockHash: BLOCK.hash,
    ...place,
  };
  const written: Promise<boolean>[] = [];
  // Holds up the origin's index between its rows and its end: a block of the same number waits for this one.
  await database()
    .$transaction(async (tx) => {
      await tx.chainBlock.create({ data: { chain: 'income', ...BLOCK } });
      written.push(append('income', { messages: [{ ...message, status: 'pending' }] }));
      const isHeldUp = async () => {
        const rows = await database().$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;
        return (rows[0]?.n ?? 0) > 0;
      };
      await waitUntil('the origin held up', isHeldUp);
      written.push(append('payout', { deliveries: [{ chain: 'payout', logIndex: 0, messageId: '0xm', ...place }] }));
      // Time enough to be done, were it not held up as well.
      await Promise.race([written[1], new Promise((resolve) => setTimeout(resolve, 1_000))]);
      throw new Error('rolled back');
    })
    .catch((error: Error) => expect(error.message).toBe('rolled back'));
  expect(await Promise.all(written)).toEqual([true, true]);
  expect(await database().message.findMany({ select: { id: true, status: true } })).toEqual([
    { id: '0xm', status: 'delivered' },
  ]);
});
