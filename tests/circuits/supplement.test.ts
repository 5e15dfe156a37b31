import { describe, expect, it } from 'vitest';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement, type Disregard } from '@/lib/shared/domain/formula';
import { period } from '@/lib/shared/domain/period';
import { BASE8, pointAdd, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashNullifier, hashPayTo } from '@/lib/shared/protocol/hashes';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import {
  type SecretCircuitInput,
  type SupplementWitness,
  supplementInput,
} from '@/lib/shared/protocol/supplement-witness';
import {
  type Household,
  holderOf,
  OCTOBER,
  PW_POLICY,
  placed,
  secretOf,
  seeded,
  sourceOf,
  statementOf,
  TALLY_SECRET,
  TW_POLICY,
  witnessOf,
} from '../fixtures/household';
import { productCircuit, seededRandom } from './support/circuits';

const { calculator } = productCircuit('supplement');

const signalsOf = (input: SecretCircuitInput): Record<(typeof SUPPLEMENT_SIGNALS)[number], bigint> => {
  const values = calculator.publicSignals(input, SUPPLEMENT_SIGNALS.length);
  return Object.fromEntries(SUPPLEMENT_SIGNALS.map((name, i) => [name, values[i]])) as ReturnType<typeof signalsOf>;
};

/** The outputs that TypeScript expects when the supplement is `amountCents`. */
function expected(witness: SupplementWitness, amountCents: bigint): ReturnType<typeof signalsOf> {
  const { secret, policy, randomness, context } = witness;
  const nullifier = hashNullifier(secret, policy.nullifierClass, policy.period);
  const { c1, c2 } = encryptAmount(eurCents(amountCents), policy.tallyKey, randomness);
  return {
    nullifier,
    note: hashNote(eurCents(amountCents), hashPayTo(secret, nullifier)),
    c1x: c1[0],
    c1y: c1[1],
    c2x: c2[0],
    c2y: c2[1],
    policyHash: hashPolicy(policy),
    registerRoot: placed(witness.leaf).root,
    context,
  };
}

function pays(household: Household, amountCents: bigint): void {
  const witness = witnessOf(household);
  expect(signalsOf(supplementInput(witness))).toEqual(expected(witness, amountCents));
}

function refuses(household: Household, changes: SecretCircuitInput = {}): void {
  expect(() => signalsOf({ ...supplementInput(witnessOf(household)), ...changes })).toThrow('circuit refused');
}

const twoEmployers = [sourceOf('rides', 'driver'), sourceOf('shop', 'driver')] as const;
const couple = {
  normClass: 1,
  sources: [sourceOf('rides', 'driver'), sourceOf('school', 'partner')] as const,
};

describe('supplement, what it pays', () => {
  it('C-01 €1,180.00 in a month pays €416.46, and every public signal is what TypeScript computes', () => {
    pays({}, 41646n);
  });

  it('C-02 €1,599.64 pays one cent; €1,600.00 can not be claimed', () => {
    pays({ statements: [statementOf('rides', 'driver', 159964n), null] }, 1n);
    refuses({ statements: [statementOf('rides', 'driver', 160000n), null] });
  });

  it('C-03 two employers of €600.00 and €580.00 are the same as one of €1,180.00', () => {
    const statements = [statementOf('rides', 'driver', 60000n), statementOf('shop', 'driver', 58000n)] as const;
    pays({ leaf: { sources: twoEmployers }, statements }, 41646n);
  });

  it("C-04 a partner's statement counts", () => {
    const statements = [statementOf('rides', 'driver', 118000n), statementOf('school', 'partner', 50000n)] as const;
    // 2027.79 − (1680.00 − 180.19)
    pays({ leaf: couple, statements }, 52798n);
  });

  it('C-05 a month without income pays the norm; a known benefit lowers it', () => {
    pays({ statements: [statementOf('rides', 'driver', 0n), null] }, 141946n);
    pays(
      { leaf: { knownBenefitCents: eurCents(100000n) }, statements: [statementOf('rides', 'driver', 0n), null] },
      41946n,
    );
  });

  it('C-06 tw counts gross, with its flat part', () => {
    const statement = statementOf('rides', 'driver', 1n, { grossCents: eurCents(60000n) });
    // 1669.31 − (600.00 − min(116.85 + floor(483.15 · 30 %), 350.56)) = 1069.31 + 261.79
    pays(
      { policy: TW_POLICY, leaf: { normClass: 1, disregardClass: 1 }, statements: [statement, null] },
      106931n + 11685n + 14494n,
    );
  });

  it('C-07 a source that is not in use adds nothing, whatever stands beside it', () => {
    const witness = witnessOf();
    const input = supplementInput(witness);
    const foreign = { ...input, net: ['118000', '4294967295'], gross: ['141600', '4294967295'], number: ['1', '7'] };
    expect(signalsOf(foreign)).toEqual(expected(witness, 41646n));
  });

  it('C-08 twelve random months of all classes agree with TypeScript through the whole circuit', () => {
    const random = seededRandom(12);
    for (let i = 0; i < 12; i++) {
      const policy = i % 2 === 0 ? PW_POLICY : TW_POLICY;
      const normClass = i % 2 === 0 ? i % 8 : i % 3;
      const disregardClass = Math.floor(i / 3) % 4;
      const normCents = policy.norms[normClass] as EurCents;
      const earned = [0, 1].map(() => BigInt(Math.floor(random() * 0.7 * Number(normCents)))) as [bigint, bigint];
      const statement = (issuer: string, cents: bigint) =>
        statementOf(issuer, 'driver', cents, { grossCents: eurCents(cents), netCents: eurCents(cents) });
      const household: Household = {
        policy,
        leaf: { normClass, disregardClass, sources: twoEmployers },
        statements: [statement('rides', earned[0]), statement('shop', earned[1])],
      };
      const { supplementCents } = computeSupplement({
        normCents,
        earningsCents: earned[0] + earned[1],
        knownBenefitCents: eurCents(0n),
        disregard: policy.disregards[disregardClass] as Disregard,
      });
      if (supplementCents > 0n) pays(household, supplementCents);
      else refuses(household);
    }
  });
});

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

  it('S-03 S-04 an index beyond the tree is refused; another place or a missing level leads to another root', () => {
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
    const shared = scalarMul([c1x, c1y] as never, TALLY_SECRET);
    const minusShared = [(FIELD_ORDER - shared[0]) % FIELD_ORDER, shared[1]] as never;
    expect(pointAdd([c2x, c2y] as never, minusShared)).toEqual(scalarMul(BASE8, 41646n));
  });
});
