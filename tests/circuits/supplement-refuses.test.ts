import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { BASE8, pointAdd, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';
import { hashNullifier } from '@/lib/shared/protocol/hashes';
import { type SecretCircuitInput, supplementInput } from '@/lib/shared/protocol/supplement-witness';
import {
  holderOf,
  OCTOBER,
  placed,
  secretOf,
  seeded,
  statementOf,
  tallySecretOf,
  witnessOf,
} from '../fixtures/household';
import { couple, pays, refuses, signalsOf, twoEmployers } from './support/supplement';

describe('supplement, what it refuses', () => {
  it('S-05 one secret has one nullifier a class and month, whatever else changes', () => {
    const first = signalsOf(supplementInput(witnessOf()));
    const other = signalsOf(
      supplementInput(
        witnessOf({
          leaf: { leafSalt: seeded('another') },
          statements: [statementOf('rides', 'driver', 5000n), null],
          randomness: 5n,
          context: 9n as FieldElement,
        }),
      ),
    );
    expect(other.nullifier).toBe(first.nullifier);
    expect(other.note).not.toBe(first.note);
  });

  it('S-06 what agency and issuer know does not give the nullifier', () => {
    const { nullifier } = signalsOf(supplementInput(witnessOf()));
    expect(nullifier).toBe(hashNullifier(secretOf('driver'), 1, OCTOBER));
    expect(nullifier).not.toBe(hashNullifier(holderOf('driver') as never, 1, OCTOBER));
  });

  it("S-07 another person's leaf, and a statement to another person, are refused", () => {
    refuses({ statements: [statementOf('rides', 'partner', 118000n), null] });
    // Another secret leads to another leaf, so to a root that no contract knows.
    const stolen = signalsOf(supplementInput(witnessOf({ secret: secretOf('thief') })));
    expect(stolen.registerRoot).not.toBe(placed(witnessOf().leaf).root);
  });

  it('S-11 a listed source without its statement is refused', () => {
    const statement = statementOf('rides', 'driver', 60000n);
    expect(() => supplementInput(witnessOf({ leaf: { sources: twoEmployers } }))).toThrow('CREDENTIAL_MISSING');
    // The same statement twice, an unlisted employer's, and a blank one.
    refuses({ leaf: { sources: twoEmployers }, statements: [statement, statement] });
    refuses({ leaf: { sources: twoEmployers }, statements: [statement, statementOf('bar', 'driver', 0n)] });
    const input = supplementInput(witnessOf());
    refuses({}, { ...input, sources: twoEmployers.map(String) });
    refuses({ leaf: couple, statements: [statement, statementOf('school', 'driver', 0n)] });
  });

  it('C-10 a statement of another month, or changed after signing, is refused', () => {
    refuses({ statements: [statementOf('rides', 'driver', 118000n, { period: period(202609) }), null] });
    const input = supplementInput(witnessOf());
    refuses({}, { ...input, net: ['117999', '0'] });
    refuses({}, { ...input, gross: ['141601', '0'] });
    refuses({}, { ...input, number: ['2', '0'] });
  });

  it('C-11 a leaf counts from its first to its last month, both included', () => {
    pays({ leaf: { validFrom: OCTOBER, validUntil: OCTOBER } }, 41646n);
    refuses({ leaf: { validFrom: period(202611) } });
    refuses({ leaf: { validUntil: period(202609) } });
  });

  it('C-13 classes outside the table are refused', () => {
    pays({ leaf: { normClass: 1, disregardClass: 0 } }, 202779n - 118000n);
    refuses({ leaf: { normClass: 8 } });
    refuses({ leaf: { disregardClass: 4 } });
    // The same packing by other numbers: normClass + 256 · disregardClass.
    refuses({}, { ...supplementInput(witnessOf()), normClass: '256', disregardClass: '2' });
  });

  it('S-02 amounts, numbers and months at 2^n, and negative ones, are refused', () => {
    const input = supplementInput(witnessOf());
    const minusOne = String(FIELD_ORDER - 1n);
    const tooLarge = String(1n << 32n);
    for (const value of [minusOne, tooLarge]) {
      const fields = { grossCents: BigInt(value) as never };
      refuses({ statements: [statementOf('rides', 'driver', 118000n, fields), null] });
      refuses({ statements: [statementOf('rides', 'driver', 118000n, { netCents: BigInt(value) as never }), null] });
      refuses({}, { ...input, gross: ['141600', value] });
      refuses({}, { ...input, net: ['118000', value] });
      refuses({}, { ...input, knownBenefit: value });
      refuses({}, { ...input, validFrom: value });
      refuses({}, { ...input, validUntil: value });
    }
    const serial = { number: 1n << 64n };
    refuses({ statements: [statementOf('rides', 'driver', 118000n, serial), null] });
    pays({ statements: [statementOf('rides', 'driver', 118000n, { number: (1n << 64n) - 1n }), null] }, 41646n);
  });

  it('C-14 a policy value beyond its place in the packing is refused, so that no other table has the hash', () => {
    const input = supplementInput(witnessOf());
    const norms = input.norms as string[];
    const replaced = (name: string, place: number, value: bigint): SecretCircuitInput => {
      const values = [...(input[name] as string[])];
      values[place] = String(value);
      return { ...input, [name]: values };
    };
    // norms[0] + 2^32 and norms[1] − 1 pack to the same number.
    const shifted = [String(141946n + (1n << 32n)), String(202778n), ...norms.slice(2)];
    refuses({}, { ...input, norms: shifted });
    for (let i = 0; i < 8; i++) refuses({}, replaced('norms', i, 1n << 32n));
    for (let i = 0; i < 4; i++) {
      refuses({}, replaced('flat', i, 1n << 32n));
      refuses({}, replaced('bps', i, 1n << 14n));
      refuses({}, replaced('cap', i, 1n << 32n));
    }
    refuses({}, replaced('bps', 3, 10001n));
    refuses({}, { ...input, scheme: '256' });
    // Gross and net alike, so that basis 2 would change nothing but the hash.
    const alike = statementOf('rides', 'driver', 118000n, { grossCents: eurCents(118000n) });
    refuses({ statements: [alike, null] }, { basis: '2' });
    pays({ statements: [alike, null] }, 41646n);
    refuses({}, { ...input, nullifierClass: '65536' });
  });

  it('S-04 an index beyond the tree is refused; another place or a missing level leads to another root', () => {
    const input = supplementInput(witnessOf());
    refuses({}, { ...input, leafIndex: String((1 << 24) + 5) });
    refuses({}, { ...input, leafIndex: String(FIELD_ORDER - 1n) });
    const { root } = placed(witnessOf().leaf);
    expect(signalsOf({ ...input, leafIndex: '4' }).registerRoot).not.toBe(root);
    const siblings = input.siblings as string[];
    expect(signalsOf({ ...input, siblings: [...siblings.slice(1), '0'] }).registerRoot).not.toBe(root);
    expect(() => supplementInput({ ...witnessOf(), path: { index: 5, siblings: [] } })).toThrow('INPUT_MALFORMED');
  });

  it('S-10 the path of an empty place does not make a member', () => {
    const witness = witnessOf();
    const { path, root } = placed(witness.leaf);
    expect(signalsOf(supplementInput({ ...witness, path: { ...path, index: 100 } })).registerRoot).not.toBe(root);
  });

  it('S-08 keys, R8 and tally key off the curve, and keys and R8 of low order, are refused', () => {
    const witness = witnessOf();
    const input = supplementInput(witness);
    const lowOrder = [0n, FIELD_ORDER - 1n] as unknown as typeof BASE8;
    const [first] = witness.statements;
    const r8 = first?.signature.r8 ?? BASE8;
    const shifted = pointAdd(r8, lowOrder);
    const blank = [String(BASE8[0]), String(BASE8[1])];
    refuses({}, { ...input, signatureR8: [shifted.map(String), blank] });
    refuses({}, { ...input, signatureR8: [['1', '1'], blank] });
    refuses({}, { ...input, issuerKey: [lowOrder.map(String), blank] });
    refuses({}, { ...input, issuerKey: [['1', '1'], blank] });
    // Neither are they taken where the source is not in use.
    refuses({}, { ...input, issuerKey: [(first?.issuerKey ?? BASE8).map(String), ['1', '1']] });
    refuses({}, { ...input, signatureR8: [r8.map(String), ['1', '1']] });
    // (1, 1) would already fail in the change of coordinates; (2, 3) only on the curve's equation.
    refuses({}, { ...input, tallyKey: ['1', '1'] });
    refuses({}, { ...input, tallyKey: ['2', '3'] });
  });

  it('S-08 an S at or above the group order is refused', () => {
    const input = supplementInput(witnessOf());
    const s = BigInt((input.signatureS as string[])[0] ?? 0);
    refuses({}, { ...input, signatureS: [String(s + SUBGROUP_ORDER), '0'] });
    refuses({}, { ...input, signatureS: [String(s + 1n), '0'] });
  });

  it('S-12 randomness is 1 .. l − 1', () => {
    pays({ randomness: 1n }, 41646n);
    pays({ randomness: SUBGROUP_ORDER - 1n }, 41646n);
    const input = supplementInput(witnessOf());
    for (const randomness of [0n, SUBGROUP_ORDER, SUBGROUP_ORDER + 1n, 1n << 251n, FIELD_ORDER - 1n]) {
      refuses({}, { ...input, randomness: String(randomness) });
    }
  });

  it('S-12 the ciphertext opens to the amount of the note', () => {
    const { c1x, c1y, c2x, c2y } = signalsOf(supplementInput(witnessOf()));
    const shared = scalarMul([c1x, c1y] as never, tallySecretOf('pw'));
    const minusShared = [(FIELD_ORDER - shared[0]) % FIELD_ORDER, shared[1]] as never;
    expect(pointAdd([c2x, c2y] as never, minusShared)).toEqual(scalarMul(BASE8, 41646n));
  });
});
