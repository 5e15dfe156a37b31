import 'server-only';
import { createPublicClient, type Hash, http } from 'viem';
import type { MeasuredGas } from '@/lib/shared/presenter/cost';
import type { RuntimeConfig } from '../../env';
import type { Db } from '../../repositories/database';
import { gasByKind } from '../../repositories/relay-gas';
import { type NamedChain, namedChains } from './chain-records';
import { nameOf, readEvent } from './place-names';

/** Newest transactions of a kind that are asked for: a median needs no more. */
const SAMPLES = 21;

/** What transactions of this deployment used, for the comparison of costs. */
export async function measuredGas(db: Db, config: RuntimeConfig): Promise<readonly MeasuredGas[]> {
  const ofRelay = await gasByKind(db);
  return [
    ...ofRelay.map(({ kind, count, medianGas }) => ({ kind, count, gas: Number(medianGas) })),
    // A node that does not answer keeps nobody from the rest.
    ...(await ofPool(config).catch(() => [])),
  ];
}

/** What follows each claim on the pool's chain, sent by whoever brings messages and by whoever keeps the tree. */
async function ofPool(config: RuntimeConfig): Promise<MeasuredGas[]> {
  const pool = namedChains(config).find(({ chain }) => chain === 'payout');
  if (!pool) return [];
  await pool.record.update(false);
  const [delivery, insertion] = await Promise.all([
    perItem(pool, 'NoteReceived', () => 1),
    perItem(pool, 'LeavesInserted', (leaves) => (Array.isArray(leaves) ? leaves.length : 0)),
  ]);
  return [
    ...(delivery ? [{ kind: 'delivery' as const, ...delivery }] : []),
    ...(insertion ? [{ kind: 'insertion' as const, ...insertion }] : []),
  ];
}

/**
 * The median gas for one item of the newest transactions in which the pool told of some.
 * @param itemsOf by the event's field `leaves`, if it has one
 */
async function perItem({ record, names }: NamedChain, event: string, itemsOf: (leaves: unknown) => number) {
  const items = new Map<Hash, number>();
  for (let i = record.logs.length - 1; i >= 0 && items.size < SAMPLES; i--) {
    const log = record.logs[i];
    if (!log || nameOf(names, log.address) !== 'payoutPool') continue;
    const read = readEvent('payoutPool', log.topics, log.data);
    if (read?.event !== event) continue;
    const leaves = read.fields.find(([name]) => name === 'leaves')?.[1];
    items.set(log.tx, (items.get(log.tx) ?? 0) + itemsOf(leaves));
  }
  const client = createPublicClient({ transport: http(record.rpcUrl, { batch: true }) });
  const costs = await Promise.all(
    [...items].map(async ([hash, count]) => Number((await client.getTransactionReceipt({ hash })).gasUsed) / count),
  );
  const median = costs.sort((a, b) => a - b)[Math.floor(costs.length / 2)];
  return median === undefined
    ? null
    : { count: [...items.values()].reduce((a, b) => a + b, 0), gas: Math.round(median) };
}
