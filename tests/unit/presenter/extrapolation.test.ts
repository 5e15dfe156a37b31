import { expect, test } from 'vitest';
import {
  bottleneckOf,
  claimsByGas,
  extrapolate,
  MEASURED,
  measuredOf,
  monthsOf,
  type ScaleMeasured,
} from '@/lib/shared/presenter/extrapolation';
import { bestOf, ratesOf } from '@/scripts/scale/load';

const ETHEREUM = { blockGas: 30_000_000, blockSec: 12 };
const RUN: ScaleMeasured = {
  ...{ citizens: 100, claimsPerSec: 20, bestPerSec: 30, messagesPerSec: 25, rowsPerSec: 100, rowsPerClaim: 5 },
  ...{
    scanPerSec: 2_000,
    statementsPerSec: 100,
    openingsPerSec: 50,
    entriesPerSec: 500,
    leavesPerSec: 20_000,
    changesPerSec: 2_000,
  },
  ...{ bucketMs: 9, gasClaim: 400_000, gasDelivery: 500_000 },
  ...{ claimBytes: 1_000, deliveryBytes: 1_500, databaseBytes: 4_000 },
};
const valuesOf = (measured: ScaleMeasured, key: string) =>
  extrapolate(measured, ETHEREUM).find((row) => row.key === key)?.values;

test('SC-01 hours, room in blocks and bytes follow from what was measured', () => {
  const first = (key: string) => valuesOf(RUN, key)?.[0];
  expect(first('hours')).toBeCloseTo(1_000_000 / 20 / 3600, 6);
  // 60 deliveries in a block of 12 seconds: 5 a second, fewer than the 75 claims.
  expect(first('chainHours')).toBeCloseTo(1_000_000 / 5 / 3600, 6);
  expect(first('statements')).toBeCloseTo(1_000_000 / 100 / 3600, 6);
  expect(first('openings')).toBeCloseTo(1_000_000 / 50 / 3600, 6);
  expect(first('registers')).toBeCloseTo((1_000_000 / 500 + 1_000_000 / 20_000) / 3600, 6);
  expect(first('changes')).toBeCloseTo((10_000 / 500 + 10_000 / 2_000) / 3600, 6);
  expect(first('messages')).toBeCloseTo(1_000_000 / 25 / 3600, 6);
  expect(first('index')).toBeCloseTo((1_000_000 * 5) / 100 / 3600, 6);
  expect(first('walletSeconds')).toBeCloseTo(500, 6);
  expect(valuesOf(RUN, 'gigabytes')).toEqual([expect.closeTo(2.5, 6), expect.closeTo(45, 6)]);
  expect(valuesOf(RUN, 'databaseGigabytes')).toEqual([expect.closeTo(4, 6), expect.closeTo(72, 6)]);
});

test('SC-02 only whole claims fit a block', () => {
  expect(claimsByGas(400_000, { blockGas: 799_999, blockSec: 1 })).toBe(1);
  expect(claimsByGas(400_000, { blockGas: 399_999, blockSec: 1 })).toBe(0);
  expect(claimsByGas(0, { blockGas: 1, blockSec: 1 })).toBe(0);
});

test('SC-03 a run that has not ended has no result, and what it did not measure is left out', () => {
  expect(measuredOf(10, [])).toBeNull();
  expect(measuredOf(10, [{ values: { taken: 1 } }])).toBeNull();
  const partly = measuredOf(10, [{ values: { claimsPerSec: 2, elapsedMs: 5 } }]);
  expect(partly).toEqual({ citizens: 10, claimsPerSec: 2 });
  const keys = extrapolate(partly as ScaleMeasured, ETHEREUM).map(({ key }) => key);
  expect(keys).toEqual(['hours', 'chainHours']);
});

test('SC-04 every figure that a run can tell has a row or a use', () => {
  const { citizens, ...figures } = RUN;
  expect(Object.keys(figures).sort()).toEqual([...MEASURED].sort());
  expect(measuredOf(citizens, [{ values: figures as Record<string, number> }])).toEqual(RUN);
});

test('SC-05 the tightest part is the one that takes the most hours of what all share', () => {
  expect(bottleneckOf(extrapolate(RUN, ETHEREUM))).toBe('chainHours');
  expect(bottleneckOf(extrapolate({ ...RUN, statementsPerSec: 1 }, ETHEREUM))).toBe('statements');
  expect(bottleneckOf(extrapolate(RUN, { blockGas: 1, blockSec: 12 }))).toBe('chainHours');
  expect(bottleneckOf([])).toBeNull();
});

test('SC-08 a month fits, or the tightest part is needed so many times', () => {
  const rows = extrapolate(RUN, ETHEREUM);
  expect(monthsOf(rows, 0)).toBeCloseTo(1_000_000 / 5 / 3600 / 730, 6);
  expect(monthsOf(rows, 1)).toBeCloseTo(18_000_000 / 5 / 3600 / 730, 6);
  // A wallet reads by itself, and bytes take no time.
  expect(
    monthsOf(extrapolate({ citizens: 1, claimsPerSec: 1e9, scanPerSec: 1e-9, claimBytes: 1e12 }, ETHEREUM).slice(2), 0),
  ).toBe(0);
  expect(monthsOf(extrapolate(RUN, { blockGas: 1, blockSec: 12 }), 0)).toBe(Number.POSITIVE_INFINITY);
});

test('SC-06 rates count from the request, messages from the first claim on the chain, the best over five seconds', () => {
  const at = (atMs: number, claimed: number, paid: number) => ({ atMs, taken: 100, claimed, paid });
  const samples = [at(0, 0, 0), at(1_000, 0, 0), at(2_000, 20, 0), at(6_000, 90, 60), at(11_000, 100, 100)];
  expect(ratesOf(samples)).toMatchObject({ messagesPerSec: 10, paid: 100 });
  expect(ratesOf(samples).claimsPerSec).toBeCloseTo(100_000 / 11_000, 6);
  expect(bestOf(samples, 5_000)).toBe(12);
  expect(bestOf(samples.slice(0, 2), 5_000)).toBe(0);
  expect(() => ratesOf([])).toThrow();
});
