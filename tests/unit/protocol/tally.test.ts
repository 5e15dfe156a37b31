import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import {
  BASE8,
  IDENTITY,
  type Point,
  pointAdd,
  pointNegate,
  SUBGROUP_ORDER,
  scalarMul,
} from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { shareOf, sumCiphertexts, totalPoint } from '@/lib/shared/protocol/tally';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { seeded } from '../../fixtures/household';
import { encrypted, lowOrderPoint, partOf, publicPartOf, TALLY_WORLD, tallyKeyOf } from '../../fixtures/tally';

const KEY = tallyKeyOf('pw');
const sharesOf = (c1: Point): Point[] => [shareOf(partOf('pw'), c1), shareOf(partOf('statistics'), c1)];

describe('sums of ciphertexts', () => {
  it('S-12 S-22 a thousand random encrypted amounts add up to the total, to the cent, for the two parts together', () => {
    // Short randomness: this is about sums, and a thousand whole scalars would take half a minute.
    const claims = Array.from({ length: 1000 }, (_, i) => {
      const cents = seeded(`tally.cents.${i}`) % 233_705n;
      const randomness = 1n + (seeded(`tally.randomness.${i}`) % (1n << 40n));
      return { cents, cipher: encryptAmount(eurCents(cents), KEY, randomness) };
    });
    const { c1, c2 } = sumCiphertexts(claims.map(({ cipher }) => cipher));
    const total = claims.reduce((sum, { cents }) => sum + cents, 0n);
    expect(total).toBeGreaterThan(100_000_000n);
    const [agency, statistics] = sharesOf(c1) as [Point, Point];
    expect(recoverTotal(totalPoint(c2, [agency, statistics]))).toBe(total);
    expect(recoverTotal(totalPoint(c2, [statistics, agency]))).toBe(total);
    // One cent beside it is another point.
    expect(totalPoint(c2, [agency, statistics])).not.toEqual(scalarMul(BASE8, total + 1n));
  }, 60_000);

  it('S-22 one share, the same share twice or a share of another holder opens nothing', () => {
    const { c1, c2 } = sumCiphertexts(encrypted(KEY, [100n, 200n, 300n], 'unit'));
    const [agency, statistics] = sharesOf(c1) as [Point, Point];
    expect(recoverTotal(totalPoint(c2, [agency, statistics]))).toBe(600n);
    const stranger = shareOf(partOf('tw'), c1);
    const wrong: Point[][] = [
      [],
      [agency],
      [statistics],
      [agency, agency],
      [agency, stranger],
      [agency, pointNegate(statistics)],
      [agency, statistics, stranger],
    ];
    for (const shares of wrong) {
      expect(() => recoverTotal(totalPoint(c2, shares))).toThrow('TALLY_TOTAL_NOT_FOUND');
    }
  });

  it('S-22 order and grouping do not matter, and each claim counts as often as it is there', () => {
    const claims = encrypted(KEY, [41646n, 1n, 0n, 202779n], 'order');
    const sum = sumCiphertexts(claims);
    expect(sumCiphertexts(claims.toReversed())).toEqual(sum);
    expect(sumCiphertexts([sumCiphertexts(claims.slice(0, 2)), sumCiphertexts(claims.slice(2))])).toEqual(sum);
    const twice = sumCiphertexts([...claims, ...claims]);
    expect(recoverTotal(totalPoint(twice.c2, sharesOf(twice.c1)))).toBe(2n * (41646n + 1n + 202779n));
  });

  it('T-11 the sum of no claims is the identity, and its total is zero', () => {
    const none = sumCiphertexts([]);
    expect(none).toEqual({ c1: IDENTITY, c2: IDENTITY });
    expect(sharesOf(none.c1)).toEqual([IDENTITY, IDENTITY]);
    expect(recoverTotal(totalPoint(none.c2, sharesOf(none.c1)))).toBe(0n);
  });

  it('T-12 the key is the sum of the parts: what one scalar would encrypt, two parts open', () => {
    expect(KEY).toEqual(scalarMul(BASE8, (partOf('pw') + partOf('statistics')) % SUBGROUP_ORDER));
    expect(KEY).toEqual(pointAdd(publicPartOf('statistics'), publicPartOf('pw')));
    expect(tallyKeyOf('tw')).not.toEqual(KEY);
  });

  it('S-08 a point off the curve is refused in a sum, a share and a total', () => {
    const [claim] = encrypted(KEY, [5n], 'curve');
    if (claim === undefined) throw new Error('no claim');
    const off = [claim.c1[0], ((claim.c1[1] + 1n) % FIELD_ORDER) as never] as const;
    const beyond = [(claim.c1[0] + FIELD_ORDER) as never, claim.c1[1]] as const;
    for (const point of [off, beyond, [0n, 0n] as never, [0n, 2n] as never]) {
      expect(() => sumCiphertexts([claim, { ...claim, c1: point }])).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => sumCiphertexts([claim, { ...claim, c2: point }])).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => shareOf(partOf('pw'), point)).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => totalPoint(point, [])).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => totalPoint(claim.c2, [point])).toThrow('FIELD_OUT_OF_RANGE');
    }
  });

  it('S-08 no share is made of a point outside the subgroup, which would give away the part modulo eight', () => {
    for (const order of [2, 4, 8] as const) {
      const low = lowOrderPoint(order);
      // What it would give away.
      expect(scalarMul(low, partOf('pw'))).toEqual(scalarMul(low, partOf('pw') % BigInt(order)));
      expect(() => shareOf(partOf('pw'), low)).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => shareOf(partOf('pw'), pointAdd(BASE8, low))).toThrow('FIELD_OUT_OF_RANGE');
    }
  });

  it('S-03 a part is 1 .. l − 1, also for who computes without the circuit', () => {
    for (const part of [0n, -1n, SUBGROUP_ORDER, SUBGROUP_ORDER + 1n]) {
      expect(() => shareOf(part, BASE8)).toThrow('FIELD_OUT_OF_RANGE');
      expect(() => tallyShareInput(part, BASE8, 1n as never)).toThrow('FIELD_OUT_OF_RANGE');
    }
    expect(shareOf(SUBGROUP_ORDER - 1n, BASE8)).toEqual(pointNegate(BASE8));
  });

  it('S-09 each field of a context makes another', () => {
    const { chainId, tally, holders } = TALLY_WORLD;
    const bound = { chainId, tally, holder: holders.pw, trancheId: 1n };
    const contexts = [
      bound,
      { ...bound, chainId: 31338 },
      { ...bound, tally: holders.pw, holder: tally },
      { ...bound, tally: holders.tw },
      { ...bound, holder: holders.statistics },
      { ...bound, trancheId: 2n },
      { ...bound, trancheId: 0n },
    ].map(tallyShareContext);
    expect(new Set(contexts).size).toBe(contexts.length);
    for (const context of contexts) expect(context).toBeLessThan(FIELD_ORDER);
  });
});
