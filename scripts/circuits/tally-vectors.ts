/** The vectors of the sums, for vectors.ts: a share with its context, and the addition of points. */
import { IDENTITY, type Point, pointAdd } from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { TALLY_SHARE_SIGNALS } from '@/lib/shared/protocol/signals';
import { shareOf, sumCiphertexts, totalPoint } from '@/lib/shared/protocol/tally';
import { encrypted, partOf, publicPartOf, SUMMED_POINTS, TALLY_WORLD, tallyKeyOf } from '@/tests/fixtures/tally';
import type { Flat } from './medical-vectors';

const coordinates = (points: readonly Point[], axis: 0 | 1): string[] => points.map((point) => String(point[axis]));

/** Sum after each point. */
function runningSums(points: readonly Point[]): Point[] {
  let sum = IDENTITY;
  return points.map((point) => {
    sum = pointAdd(sum, point);
    return sum;
  });
}

const AMOUNTS_CENTS = [41646n, 0n, 1n, 202779n];

export function tallyVectors(): Record<'tallyShare' | 'tally' | 'edwardsSum', Flat> {
  const { chainId, tally, holders } = TALLY_WORLD;
  const bound = { chainId, tally, holder: holders.pw };
  // The largest id that a uint64 holds, so that a shorter encoding shows.
  const trancheId = 18446744073709551615n;
  const key = publicPartOf('pw');
  const { c1, c2 } = sumCiphertexts(encrypted(tallyKeyOf('pw'), AMOUNTS_CENTS, 'vector'));
  const [share, otherShare] = [shareOf(partOf('pw'), c1), shareOf(partOf('statistics'), c1)];
  const total = totalPoint(c2, [share, otherShare]);
  const sums = runningSums(SUMMED_POINTS);
  return {
    tallyShare: {
      chainId: String(chainId),
      tally,
      holder: bound.holder,
      trancheId: String(trancheId),
      context: String(tallyShareContext({ ...bound, trancheId })),
      registrationContext: String(tallyShareContext({ ...bound, trancheId: 0n })),
      signals: [...TALLY_SHARE_SIGNALS],
      part: String(partOf('pw')),
      keyX: String(key[0]),
      keyY: String(key[1]),
      shareX: String(share[0]),
      shareY: String(share[1]),
      c1x: String(c1[0]),
      c1y: String(c1[1]),
    },
    tally: {
      amountsCents: AMOUNTS_CENTS.map(String),
      totalCents: String(AMOUNTS_CENTS.reduce((sum, cents) => sum + cents)),
      c2x: String(c2[0]),
      c2y: String(c2[1]),
      shareX: String(share[0]),
      shareY: String(share[1]),
      otherShareX: String(otherShare[0]),
      otherShareY: String(otherShare[1]),
      totalX: String(total[0]),
      totalY: String(total[1]),
    },
    edwardsSum: {
      x: coordinates(SUMMED_POINTS, 0),
      y: coordinates(SUMMED_POINTS, 1),
      sumsX: coordinates(sums, 0),
      sumsY: coordinates(sums, 1),
      sumX: String(sums.at(-1)?.[0]),
      sumY: String(sums.at(-1)?.[1]),
    },
  };
}
