import { type Curve, type CurveGroup, curves } from 'snarkjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { multiExponentiate } from '@/lib/shared/card/multi-exponentiation';

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
    curve = await curves.getCurveFromName('bn128');
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

  it('Z-02 no points give zero, and scalars of another number are refused', async () => {
    expect(curve.G1.isZero(await multiExponentiate(curve, 'G1', new Uint8Array(), new Uint8Array()))).toBe(true);
    const bases = basesOf(curve.G1, 2);
    await expect(multiExponentiate(curve, 'G1', bases, new Uint8Array(33))).rejects.toThrow('Scalar size');
  });
});
