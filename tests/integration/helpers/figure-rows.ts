import type { Database } from '@/lib/server/repositories/database';
import { addMonths, type Period, period, periodEndSec } from '@/lib/shared/domain/period';

/** Rows of the chain index as the indexer would write them, for figures: made up, and without proofs. */

const startSec = (month: number): number => periodEndSec(addMonths(month as Period, -1));
/** Noon of the 10th: a claim; of the 20th: its tranche closes. */
const dayOf = (month: number, day: number): bigint => BigInt(startSec(month) + (day - 1) * 86_400 + 43_200);

export type MadeTranche = {
  readonly id: number;
  readonly scheme: number;
  readonly region: number;
  /** Month in which the claims came and the tranche was closed. */
  readonly month: number;
  readonly count: number;
  /** Benefit month of its claims: the one before, unless told. */
  readonly of?: number;
  readonly totalCents?: bigint;
  readonly isOpen?: boolean;
  readonly isReleased?: boolean;
  /** Seconds until the note; none arrives without. */
  readonly waitSec?: number;
};

const place = (chain: string, at: bigint, logIndex: number) => ({
  chain,
  blockNumber: at,
  logIndex,
  txHash: '0x',
  timestampSec: at,
});

/** @param untilMonth the index ends on the first of this month */
export async function indexTranches(tranches: readonly MadeTranche[], untilMonth: number, db: Database): Promise<void> {
  for (const tranche of tranches) {
    const { id, scheme, region, month, count, of = addMonths(period(month), -1), waitSec } = tranche;
    const trancheId = BigInt(id);
    const at = dayOf(month, 10);
    await db.claimEvent.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        ...place('income', at, id * 1_000 + index),
        scheme,
        region,
        period: of,
        nullifier: `${id}-${index}`,
        note: '1',
        c1x: '1',
        c1y: '1',
        c2x: '1',
        c2y: '1',
        capCents: 140_000n,
        trancheId,
      })),
    });
    if (waitSec !== undefined) {
      await db.noteEvent.createMany({
        data: Array.from({ length: count }, (_, index) => ({
          ...place('payout', at + BigInt(waitSec), id * 1_000 + index),
          nullifierClass: 1,
          nullifier: `${id}-${index}`,
          note: '1',
          capCents: 140_000n,
          trancheId,
        })),
      });
    }
    const event = (kind: string, day: number, rest: object = {}) => ({
      ...place('income', dayOf(month, day), id),
      kind,
      trancheId,
      ...rest,
    });
    const opened = event('opened', 1, { scheme, region, tallyKeyHash: '0x' });
    const closed = event('closed', 20, { count, capSumCents: 140_000n * BigInt(count) });
    const total = event('total', 21, { count, totalCents: tranche.totalCents ?? null });
    await db.trancheEvent.createMany({
      data: [
        opened,
        ...(tranche.isOpen ? [] : [closed]),
        ...(tranche.isOpen || tranche.totalCents === undefined ? [] : [total]),
      ],
    });
    if (tranche.isReleased) {
      await db.releaseEvent.create({
        data: { ...place('payout', dayOf(month, 22), id), kind: 'applied', nullifierClass: 1, trancheId },
      });
    }
  }
  for (const chain of ['income', 'health', 'payout']) {
    const number = BigInt(startSec(untilMonth));
    const block = { hash: '0x', timestampSec: number };
    await db.chainBlock.upsert({
      where: { chain_number: { chain, number } },
      create: { chain, number, ...block },
      update: block,
    });
    const cursor = { genesisHash: '0x', blockNumber: number, blockHash: '0x', headNumber: number };
    await db.chainCursor.upsert({ where: { chain }, create: { chain, ...cursor }, update: cursor });
  }
}

/** A policy for each of the months, without a table: only that there is one is looked at. */
export async function indexPolicies(scheme: number, months: readonly number[], db: Database): Promise<void> {
  await db.policyEvent.createMany({
    data: months.map((month, index) => ({
      ...place('income', 1n, scheme * 1_000 + index),
      scheme,
      period: month,
      policyHash: '1',
      policy: {},
    })),
  });
}
