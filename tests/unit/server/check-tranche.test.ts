import { describe, expect, test } from 'vitest';
import type { ClosedTranche, TrancheClaim } from '@/lib/server/repositories/tally';
import { MIN_CLAIMS, refusalOf } from '@/lib/server/tally/check-tranche';
import { eurCents } from '@/lib/shared/domain/cents';
import { BASE8, type Point, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { sumCiphertexts } from '@/lib/shared/protocol/tally';
import { seeded } from '@/tests/fixtures/household';

const KEY = scalarMul(BASE8, seeded('tally.key') % SUBGROUP_ORDER);
const CAP_CENTS = 141_946n;

const claims = Array.from({ length: MIN_CLAIMS + 1 }, (_, i): TrancheClaim => {
  const randomness = seeded(`tally.${i}`) % SUBGROUP_ORDER;
  return {
    ...encryptAmount(eurCents(BigInt(10_000 + i)), KEY, randomness),
    scheme: 1,
    region: 9001,
    nullifier: seeded(`nullifier.${i}`),
    note: seeded(`note.${i}`),
    capCents: CAP_CENTS,
  };
});
const ten = claims.slice(0, MIN_CLAIMS);
const [first] = claims as [TrancheClaim];

type Closed = Parameters<typeof refusalOf>[0];
const closedWith = (of: readonly TrancheClaim[], changes: Partial<Closed> = {}): Closed => ({
  scheme: 1,
  region: 9001,
  count: of.length,
  capSumCents: CAP_CENTS * BigInt(of.length),
  sums: sumCiphertexts(of),
  ...changes,
});
const moved = ([x, y]: Point, by: bigint): Point => [(x + by) as Point[0], y];

describe('a key holder’s own check of a tranche', () => {
  test('S-22 takes a sum of ten claims', async () => {
    expect(await refusalOf(closedWith(ten), ten)).toBeNull();
  });

  test('S-22 refuses nine claims, whatever the contract says of them', async () => {
    const nine = ten.slice(1);
    expect(await refusalOf(closedWith(nine), nine)).toBe('too few claims');
    expect(await refusalOf(closedWith(nine, { count: 10 }), nine)).toBe('too few claims');
    expect(await refusalOf(closedWith(ten, { count: 9 }), ten)).toBe('too few claims');
  });

  test('S-22 refuses a sum that leaves a claim out, or holds one more', async () => {
    expect(await refusalOf(closedWith(ten), claims)).toBe('count differs');
    const swapped = [...ten.slice(1), claims[MIN_CLAIMS] as TrancheClaim];
    expect(await refusalOf(closedWith(ten), swapped)).toBe('sums differ');
  });

  test('S-22 refuses a claim that is counted twice', async () => {
    const twice = [...ten.slice(1), claims[1] as TrancheClaim];
    expect(await refusalOf(closedWith(twice), twice)).toBe('claim counted twice');
  });

  test('S-22 refuses a claim of another region or scheme', async () => {
    for (const other of [{ region: 9002 }, { scheme: 2 }]) {
      const mixed = [...ten.slice(1), { ...first, ...other }];
      expect(await refusalOf(closedWith(mixed), mixed)).toBe('claim of another register');
    }
  });

  test('S-22 refuses other caps, which bound the total', async () => {
    const changes = { capSumCents: CAP_CENTS * 10n + 1n };
    expect(await refusalOf(closedWith(ten, changes), ten)).toBe('caps differ');
  });

  test.each(['c1', 'c2'] as const)('S-22 refuses a changed sum %s', async (part) => {
    const sums = sumCiphertexts(ten);
    const changed: ClosedTranche['sums'] = { ...sums, [part]: moved(sums[part], 1n) };
    expect(await refusalOf(closedWith(ten, { sums: changed }), ten)).toBe('sums differ');
  });

  test('S-22 refuses a ciphertext off the curve', async () => {
    const off = [...ten.slice(1), { ...first, c1: moved(first.c1, 1n) }];
    await expect(refusalOf(closedWith(ten), off)).rejects.toMatchObject({ code: 'FIELD_OUT_OF_RANGE' });
  });
});
