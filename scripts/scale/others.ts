import { randomBytes } from 'node:crypto';
import { bytesToHex } from 'viem';
import { entryLeaf, registerOver } from '@/lib/server/registers/leaves';
import { RegisterMemory } from '@/lib/server/registers/register-memory';
import type { PublicationEntry } from '@/lib/server/repositories/register-publication';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import { unitsPerCent } from '@/lib/shared/card/money/forwarding';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import type { OpenApi } from '@/lib/shared/card/portal-api';
import { eurCents } from '@/lib/shared/domain/cents';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { SCALE_PERIOD, SCALE_REGION, SCALE_SCHEME } from './plan';
import { median } from './sizes';

/**
 * What a month asks besides claims and statements, by the product's own code on one core of this machine: what a large register
 * costs, what a wallet reads. Leaves are made up on the spot; nothing of it stays.
 */

/** Leaves of the tree that is built: a second's work, so that a run does not last. */
const LEAVES = 20_000;
const CHANGED = LEAVES / 100;
const LEAVES_WORKED_OUT = 300;
/** What the rates below were measured on, to be told beside them. */
export const REGISTER_SIZES = {
  leaves: String(LEAVES),
  changed: String(CHANGED),
  rows: String(LEAVES_WORKED_OUT),
};

const random = (): FieldElement => reduceToField(BigInt(bytesToHex(randomBytes(31))));

async function perSec(count: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (count * 1000) / (performance.now() - startedMs);
}

/** A household that nobody is, with one source of income. */
export const someEntry = (index: number): PublicationEntry => ({
  ...{ id: `${index}`, leafIndex: index, publishedLeaf: null, holder: random(), normClass: 0, disregardClass: 3 },
  knownBenefitCents: eurCents(0n),
  validFrom: SCALE_PERIOD,
  validUntil: SCALE_PERIOD,
  leafSalt: random(),
  endedAt: null,
  sources: [{ keyHash: random(), holder: random() }],
});

/** Leaves worked out from a person's row, built into a tree, and changed in it, in a second each. */
export async function registerRates() {
  const { node } = await poolHashes();
  const key = { scheme: SCALE_SCHEME, region: SCALE_REGION };
  const memory = new RegisterMemory(node);
  const leaves = Array.from({ length: LEAVES }, random);
  const leavesPerSec = await perSec(LEAVES, () => registerOver(key, leaves, [], memory));
  for (let i = 0; i < CHANGED; i++) leaves[Math.floor((i * LEAVES) / CHANGED)] = random();
  const changesPerSec = await perSec(CHANGED, () => registerOver(key, leaves, [], memory));
  const entries = Array.from({ length: LEAVES_WORKED_OUT }, (_, index) => someEntry(index));
  const entriesPerSec = await perSec(LEAVES_WORKED_OUT, () => {
    for (const entry of entries) entryLeaf(entry, new Date(0));
  });
  return { leavesPerSec, changesPerSec, entriesPerSec };
}

/** Milliseconds in which the portal serves one bucket of the load run's own register; the median of a few. Null without it. */
export async function bucketMs(open: OpenApi): Promise<number | null> {
  const { registers } = await open.registers();
  const root = registers.findLast(({ region }) => region === SCALE_REGION)?.root;
  if (root === undefined) return null;
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const startedMs = performance.now();
    await open.bucket(root, 0);
    times.push(performance.now() - startedMs);
  }
  return median(times);
}

/** Events of the pool that a wallet that knows nothing reads in a second, fetching included. */
export async function scanPerSec(config: PublicConfig, open: OpenApi): Promise<number> {
  let count = 0;
  const counted: Pick<OpenApi, 'poolEvents'> = {
    poolEvents: async (fromBlock) => {
      const page = await open.poolEvents(fromBlock);
      count += page.events.length;
      return page;
    },
  };
  const wallet = createPoolWork(counted, () => Promise.reject(new Error('A look proves nothing.')));
  const startedMs = performance.now();
  await wallet.scanPool({
    ...{ secret: random(), startBlock: config.contracts.payoutPoolStartBlock, nowMs: Date.now() },
    ...{ knownAmounts: {}, claimAmounts: {}, unitsPerCent: unitsPerCent(config), seenUntilBlock: 0 },
  });
  return (count * 1000) / (performance.now() - startedMs);
}
