import type { Curve, CurveGroup } from 'snarkjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { multiExponentiate, windowsFor } from '@/lib/shared/card/multi-exponentiation';
import { proverCurve } from '@/lib/shared/card/prover-curve';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';

const SCALAR_BYTES = 32;

/** Seeded bytes; the top byte stays small, so that a scalar is below the order. */
function scalarsOf(count: number, seed: number): Uint8Array {
  let state = seed;
  const bytes = Uint8Array.from({ length: count * SCALAR_BYTES }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  for (let i = 0; i < count; i++) bytes[i * SCALAR_BYTES + SCALAR_BYTES - 1] = 0x20;
  return bytes;
}

/** 1·g, 2·g, 3·g …, with one point at infinity. */
function basesOf(group: CurveGroup, count: number): Uint8Array {
  const size = group.F.n8 * 2;
  const bases = new Uint8Array(count * size);
  let point = group.zero;
  for (let i = 0; i < count; i++) {
    point = group.add(point, group.g);
    if (i !== 2) bases.set(group.toAffine(point), i * size);
  }
  return bases;
}

describe('sums of points over threads', () => {
  let curve: Curve;
  beforeAll(async () => {
    curve = await proverCurve();
  });
  afterAll(stopProver);

  it.each([
    ['G1', 1],
    ['G1', 2],
    ['G1', 3],
    ['G1', 257],
    ['G2', 1],
    ['G2', 130],
  ] as const)('Z-01 %s: %i points give what the library gives, zero and one among the scalars', async (name, count) => {
    const group = curve[name];
    const scalars = scalarsOf(count, count);
    if (count > 2) scalars.fill(0, 0, SCALAR_BYTES).fill(0, SCALAR_BYTES + 1, 2 * SCALAR_BYTES);
    const bases = basesOf(group, count);
    const ours = await multiExponentiate(curve, name, bases, scalars);
    expect(group.eq(ours, await group.multiExpAffine(bases, scalars))).toBe(true);
  });

  /** What a shared inversion could stumble over: in one bucket equal points, opposite points, and points at infinity. */
  it.each(['G1', 'G2'] as const)(
    'Z-07 %s: doubled, cancelled and missing points in one bucket add up',
    async (name) => {
      const group = curve[name];
      const count = 96;
      const scalars = new Uint8Array(count * SCALAR_BYTES);
      const bases = new Uint8Array(count * group.F.n8 * 2);
      const one = group.toAffine(group.g);
      const minus = group.toAffine(group.neg(group.g));
      // Runs of the generator, of it and its negative by turns, of infinity, and of the generator again.
      const at = (i: number): Uint8Array | null => {
        if (i < 32) return one;
        if (i < 64) return i % 2 === 0 ? one : minus;
        return i < 72 ? null : one;
      };
      for (let i = 0; i < count; i++) {
        const base = at(i);
        if (base !== null) bases.set(base, i * base.length);
        scalars.set([i % 3 === 0 ? 0 : 5, 1], i * SCALAR_BYTES);
      }
      const ours = await multiExponentiate(curve, name, bases, scalars);
      expect(group.eq(ours, await group.multiExpAffine(bases, scalars))).toBe(true);
      const opposite = bases.slice(0, count * group.F.n8 * 2);
      for (let i = 0; i < count; i++) opposite.set(i % 2 === 0 ? one : minus, i * one.length);
      const same = new Uint8Array(count * SCALAR_BYTES).fill(7);
      expect(group.isZero(await multiExponentiate(curve, name, opposite, same))).toBe(true);
    },
  );

  it('Z-08 scalars at both ends of the field are summed in full', async () => {
    const { G1 } = curve;
    const ends = [0n, 1n, FIELD_ORDER - 1n, FIELD_ORDER - 2n, 2n ** 253n, (1n << 128n) - 1n];
    const scalars = new Uint8Array(ends.length * SCALAR_BYTES);
    ends.forEach((value, i) => {
      for (let byte = 0; byte < SCALAR_BYTES; byte++) {
        scalars[i * SCALAR_BYTES + byte] = Number((value >> BigInt(8 * byte)) & 0xffn);
      }
    });
    const bases = basesOf(G1, ends.length);
    const ours = await multiExponentiate(curve, 'G1', bases, scalars);
    expect(G1.eq(ours, await G1.multiExpAffine(bases, scalars))).toBe(true);
  });

  it('Z-09 windows grow with the number of points', () => {
    expect(windowsFor(1).bits).toBe(2);
    expect(windowsFor(16_384).bits).toBeGreaterThan(windowsFor(257).bits);
    for (const points of [1, 100, 16_384, 2 ** 20]) {
      const { bits, count } = windowsFor(points);
      expect(bits * count).toBeGreaterThanOrEqual(254);
    }
  });

  it('Z-02 no points give zero, and scalars of another number are refused', async () => {
    expect(curve.G1.isZero(await multiExponentiate(curve, 'G1', new Uint8Array(), new Uint8Array()))).toBe(true);
    const bases = basesOf(curve.G1, 2);
    await expect(multiExponentiate(curve, 'G1', bases, new Uint8Array(33))).rejects.toThrow('Scalar size');
  });
});
