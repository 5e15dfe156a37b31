import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BASE8, IDENTITY, pointAdd, pointNegate, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { shareOf, sumCiphertexts, totalPoint } from '@/lib/shared/protocol/tally';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { seeded, witnessOf } from '../fixtures/household';
import { lowOrderPoint, partOf, publicPartOf, tallyKeyOf, WHOLE_CURVE } from '../fixtures/tally';
import { ROOT, testCircuit } from './support/circuits';
import { signalsOf } from './support/supplement';
import { refusesShare, shareInput, shareSignalsOf, sharesAs, TRANCHE, tallyCircuit, wires } from './support/tally';

const L = SUBGROUP_ORDER;
const v = JSON.parse(readFileSync(`${ROOT}tests/fixtures/vectors.json`, 'utf8'));

describe('tallyShare, what it accepts', () => {
  it('T-01 key and share are those of the part, and the input is what tallyShareInput gives', () => {
    sharesAs({});
    sharesAs({ part: partOf('statistics') });
    const { part, context } = shareInput();
    expect(tallyShareInput(part, TRANCHE.c1, context as never)).toEqual(wires(shareInput()));
  });

  it('T-02 with c1 = B8 the share is the key: what registers a part', () => {
    const { keyX, keyY, shareX, shareY } = shareSignalsOf(shareInput({ c1: BASE8 }));
    expect([shareX, shareY]).toEqual([keyX, keyY]);
    expect([keyX, keyY]).toEqual(publicPartOf('pw'));
  });

  it('T-03 the identity gives the identity: the sum of no claims, and one that came back to it', () => {
    sharesAs({ c1: IDENTITY }, IDENTITY);
    sharesAs({ c1: IDENTITY, part: L - 1n }, IDENTITY);
    const sum = pointAdd(TRANCHE.c1, pointNegate(TRANCHE.c1));
    sharesAs({ c1: sum }, IDENTITY);
  });

  it('S-09 nothing but the context itself depends on the context: key and share stay', () => {
    const [one, two] = [1n, 2n].map((context) => tallyCircuit.calculator.witness(wires(shareInput({ context }))));
    const different = one?.flatMap((value, wire) => (value === two?.[wire] ? [] : [wire])) ?? [];
    // Wire 7 and its square.
    expect(different).toHaveLength(2);
    expect(different[0]).toBe(7);
    expect(two?.[different[1] ?? 0]).toBe(4n);
  });

  it('S-24 the vector of vectors.json is what the circuit computes', () => {
    const { part, c1x, c1y, context, keyX, keyY, shareX, shareY, signals } = v.tallyShare;
    const given = shareSignalsOf({ part: BigInt(part), c1: [BigInt(c1x), BigInt(c1y)], context: BigInt(context) });
    expect(Object.values(given).map(String)).toEqual([keyX, keyY, shareX, shareY, c1x, c1y, context]);
    expect(Object.keys(given)).toEqual(signals);
  });

  it('S-12 what the circuit of a claim encrypted, the shares of both parts open to the cent of its note', () => {
    const parts = [partOf('pw'), partOf('statistics')];
    const { c1x, c1y, c2x, c2y } = signalsOf(supplementInput(witnessOf()));
    const claim = { c1: [c1x, c1y], c2: [c2x, c2y] } as unknown as typeof TRANCHE;
    const sum = sumCiphertexts([claim, claim, claim]);
    const shares = parts.map((part) => {
      const { shareX, shareY } = shareSignalsOf(shareInput({ part, c1: sum.c1 }));
      return [shareX, shareY] as unknown as typeof sum.c1;
    });
    expect(recoverTotal(totalPoint(sum.c2, shares))).toBe(3n * 41646n);
    // One share of the two opens nothing.
    for (const share of shares) {
      expect(() => recoverTotal(totalPoint(sum.c2, [share]))).toThrow('TALLY_TOTAL_NOT_FOUND');
    }
  });
});

describe('tallyShare, what it refuses', () => {
  it('S-03 a part is 1 .. l − 1: 0, l, aliases and everything above are refused', () => {
    sharesAs({ part: 1n });
    sharesAs({ part: 2n });
    sharesAs({ part: L - 1n });
    for (const part of [0n, L, L + 1n, 2n * L, (1n << 251n) - 1n, 1n << 251n, FIELD_ORDER - 1n, FIELD_ORDER - L]) {
      refusesShare({ part });
    }
    // The second scalar of a small part has 251 bits as well, and the same key.
    expect(L + 5n < 1n << 251n).toBe(true);
    expect(scalarMul(BASE8, L + 5n)).toEqual(scalarMul(BASE8, 5n));
    refusesShare({ part: L + 5n });
  });

  it('S-03 the bound is exact: of all numbers of five bits those above it are refused, and no others', () => {
    const { calculator } = testCircuit('at-most');
    const none = { atMost22: '0', atMost25: '0', atMost31: '0', atMost0: '0' };
    for (const bound of [22, 25, 31, 0]) {
      for (let value = 0; value < 32; value++) {
        const run = () => calculator.publicSignals({ ...none, [`atMost${bound}`]: String(value) }, 0);
        if (value <= bound) expect(run).not.toThrow();
        else expect(run, `${value} > ${bound}`).toThrow('refused');
      }
    }
  });

  it('S-08 points off the curve are refused', () => {
    const [x, y] = TRANCHE.c1;
    for (const c1 of [
      [x, (y + 1n) % FIELD_ORDER],
      [(x + 1n) % FIELD_ORDER, y],
      [y, x],
      [0n, 0n],
      [0n, 2n],
      [1n, 1n],
      [0n, FIELD_ORDER - 2n],
    ] as const) {
      refusesShare({ c1 });
    }
  });

  it('S-08 points of order two, four and eight have no share', () => {
    expect(lowOrderPoint(2)).toEqual([0n, FIELD_ORDER - 1n]);
    for (const order of [2, 4, 8] as const) {
      for (let k = 1n; k < BigInt(order); k += 2n) {
        for (const part of [partOf('pw'), 1n, 2n, 8n, L - 1n]) {
          refusesShare({ c1: scalarMul(lowOrderPoint(order), k), part });
        }
      }
    }
  });

  it('S-08 outside the subgroup the share is still part · c1, so that a point of low order added to a sum shows', () => {
    for (const c1 of [
      WHOLE_CURVE,
      ...([2, 4, 8] as const).map((order) => pointAdd(TRANCHE.c1, lowOrderPoint(order))),
    ]) {
      for (const part of [partOf('pw'), 1n, 8n, L - 1n]) sharesAs({ c1, part }, scalarMul(c1, part));
    }
    // TypeScript computes no such share.
    expect(() => shareOf(partOf('pw'), pointAdd(TRANCHE.c1, lowOrderPoint(8)))).toThrow('FIELD_OUT_OF_RANGE');
  });

  it('S-22 no scalar that its maker knows proves a rogue part: X − the other’s part', () => {
    // With it the sum of the parts is X = x · B8, which x alone would open.
    const x = seeded('tally.rogue') % L;
    const rogue = pointAdd(scalarMul(BASE8, x), pointNegate(publicPartOf('statistics')));
    expect(pointAdd(rogue, publicPartOf('statistics'))).toEqual(scalarMul(BASE8, x));
    for (const part of [x, L - x, (x + 1n) % L, partOf('pw')]) {
      const { keyX, keyY } = shareSignalsOf(shareInput({ part, c1: BASE8 }));
      expect([keyX, keyY]).not.toEqual(rogue);
    }
    // And what x opens is not a sum under the key of two registered parts.
    const alone = totalPoint(TRANCHE.c2, [shareOf(x, TRANCHE.c1)]);
    expect(() => recoverTotal(alone)).toThrow('TALLY_TOTAL_NOT_FOUND');
    expect(tallyKeyOf('pw')).not.toEqual(scalarMul(BASE8, x));
  });
});
