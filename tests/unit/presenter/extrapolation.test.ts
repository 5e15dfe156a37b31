import { expect, test } from 'vitest';
import { claimsByGas, extrapolate, measuredOf } from '@/lib/shared/presenter/extrapolation';

const MEASURED = {
  citizens: 100,
  claimsPerSec: 20,
  bestPerSec: 30,
  gasClaim: 400_000,
  gasDelivery: 500_000,
  claimBytes: 1_000,
};

test('SC-01 hours, room in blocks and bytes follow from what was measured', () => {
  const rows = extrapolate(MEASURED, { blockGas: 30_000_000, blockSec: 12 });
  const of = (key: string) => rows.find((row) => row.key === key)?.values;
  expect(of('hours')?.[0]).toBeCloseTo(13.889, 3);
  // 60 deliveries in a block of 12 seconds: 5 a second, fewer than the 75 claims.
  expect(of('chainHours')?.[0]).toBeCloseTo(55.556, 3);
  expect(of('gigabytes')).toEqual([1, 18]);
});

test('SC-02 only whole claims fit a block', () => {
  expect(claimsByGas(400_000, { blockGas: 799_999, blockSec: 1 })).toBe(1);
  expect(claimsByGas(400_000, { blockGas: 399_999, blockSec: 1 })).toBe(0);
  expect(claimsByGas(0, { blockGas: 1, blockSec: 1 })).toBe(0);
});

test('SC-03 a run that has not ended has no result', () => {
  expect(measuredOf(10, [])).toBeNull();
  expect(measuredOf(10, [{ values: { taken: 1 } }])).toBeNull();
  expect(measuredOf(10, [{ values: { claimsPerSec: 2 } }])).toMatchObject({
    citizens: 10,
    claimsPerSec: 2,
    gasClaim: 0,
  });
});
