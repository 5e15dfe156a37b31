import { describe, expect, it } from 'vitest';
import { BASE8, pointAdd, pointNegate, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { MAX_TOTAL_CENTS, recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { seeded } from '../../fixtures/household';
import { lowOrderPoint } from '../../fixtures/tally';

const pointOf = (cents: bigint) => scalarMul(BASE8, cents);

describe('total behind a point', () => {
  it('T-13 0, 1, EUR 10 million and all around a stride are found; one cent more is refused', () => {
    expect(MAX_TOTAL_CENTS).toBe(1_000_000_000n);
    const stride = 2n * 16384n + 1n;
    const around = [0n, 1n, 2n, 1023n, 1024n, 1025n]
      .map((steps) => steps * stride)
      .flatMap((middle) => [-16385n, -16384n, -1n, 0n, 1n, 16384n, 16385n].map((offset) => middle + offset));
    const totals = [0n, 1n, 2n, 999_999_999n, MAX_TOTAL_CENTS, ...around.filter((cents) => cents >= 0n)];
    for (const cents of totals) expect(recoverTotal(pointOf(cents))).toBe(cents);
    expect(() => recoverTotal(pointOf(MAX_TOTAL_CENTS + 1n))).toThrow('TALLY_TOTAL_NOT_FOUND');
  }, 60_000);

  it('T-14 forty random totals are found', () => {
    for (let i = 0; i < 40; i++) {
      const cents = seeded(`tally.total.${i}`) % (MAX_TOTAL_CENTS + 1n);
      expect(recoverTotal(pointOf(cents))).toBe(cents);
    }
  }, 60_000);

  it('T-15 the bound is the caller’s: the sum of a tranche’s caps', () => {
    expect(recoverTotal(pointOf(500n), 500n)).toBe(500n);
    expect(() => recoverTotal(pointOf(501n), 500n)).toThrow('TALLY_TOTAL_NOT_FOUND');
    expect(recoverTotal(pointOf(0n), 0n)).toBe(0n);
    expect(() => recoverTotal(pointOf(1n), 0n)).toThrow('TALLY_TOTAL_NOT_FOUND');
    expect(recoverTotal(pointOf(4_000_000_000n), 4_294_967_295n)).toBe(4_000_000_000n);
  });

  it('S-22 a negative total, one plus the group’s order and a masked point are no total', () => {
    expect(() => recoverTotal(pointNegate(pointOf(1n)))).toThrow('TALLY_TOTAL_NOT_FOUND');
    expect(() => recoverTotal(pointNegate(pointOf(40_000n)))).toThrow('TALLY_TOTAL_NOT_FOUND');
    expect(recoverTotal(pointOf(SUBGROUP_ORDER + 7n))).toBe(7n);
    expect(() => recoverTotal(pointOf(SUBGROUP_ORDER / 3n))).toThrow('TALLY_TOTAL_NOT_FOUND');
  });

  it('S-08 points of low order, alone or added to a total, are no total; off the curve is refused', () => {
    for (const order of [2, 4, 8] as const) {
      expect(() => recoverTotal(lowOrderPoint(order))).toThrow('TALLY_TOTAL_NOT_FOUND');
      expect(() => recoverTotal(pointAdd(pointOf(7n), lowOrderPoint(order)))).toThrow('TALLY_TOTAL_NOT_FOUND');
    }
    const [x, y] = pointOf(7n);
    expect(() => recoverTotal([x, ((y + 1n) % FIELD_ORDER) as never])).toThrow('FIELD_OUT_OF_RANGE');
    expect(() => recoverTotal([(x + FIELD_ORDER) as never, y])).toThrow('FIELD_OUT_OF_RANGE');
  });
});
