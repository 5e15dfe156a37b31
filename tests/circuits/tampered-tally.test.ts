import { describe, expect, it } from 'vitest';
import { BASE8, IDENTITY, pointAdd, pointNegate, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { seeded } from '../fixtures/household';
import { publicPartOf } from '../fixtures/tally';
import { seededRandom, signalNames, wtnsCheck } from './support/circuits';
import { holds, readR1cs, satisfied } from './support/r1cs';
import { type ShareInput, shareInput, TRANCHE, tallyCircuit, wires } from './support/tally';

const L = SUBGROUP_ORDER;
const r1cs = readR1cs(tallyCircuit.r1cs);
const names = signalNames(tallyCircuit.sym);
const witnessFor = (changes: Partial<ShareInput> = {}) => tallyCircuit.calculator.witness(wires(shareInput(changes)));
const plusOne = (value: bigint | undefined): bigint => ((value ?? 0n) + 1n) % FIELD_ORDER;
const nameOf = (wire: number): string => names.get(wire)?.[0] ?? `wire ${wire}`;
const wireNamed = (name: string): number => {
  for (const [wire, all] of names) if (all.includes(name)) return wire;
  throw new Error(`no wire for ${name}`);
};

/** Parts and sums that leave different parts of the circuit idle: all bits of l − 1, almost no bits, the identity. */
const CASES: readonly Partial<ShareInput>[] = [
  {},
  { part: L - 1n },
  { part: 1n, c1: BASE8 },
  { part: 1n << 250n, c1: scalarMul(BASE8, L - 5n) },
  { c1: IDENTITY },
];

/** 1 / value: Fermat. */
const inverseOf = (value: bigint): bigint => {
  let [result, base] = [1n, value];
  for (let power = FIELD_ORDER - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % FIELD_ORDER;
    base = (base * base) % FIELD_ORDER;
  }
  return result;
};

/** The constraints that stand between signals of ScalarBits alone: not those that take its bits on. */
function rangeConstraints() {
  const own = new Set([0, wireNamed('main.part')]);
  for (const [wire, all] of names) {
    if (all.some((name) => /^main\.(bits\[|ScalarBits_)/.test(name))) own.add(wire);
  }
  return r1cs.constraints.filter(({ a, b, c }) => [...a.wires, ...b.wires, ...c.wires].every((wire) => own.has(wire)));
}

describe('tampered witness of tallyShare', () => {
  it('S-01 no signal of tallyShare can be changed without breaking a constraint, and each constraint is broken once', () => {
    const broken = new Set<number>();
    const free = new Set<string>();
    for (const changes of CASES) {
      const witness = witnessFor(changes);
      expect(satisfied(r1cs, witness)).toBe(true);
      for (let wire = 1; wire < r1cs.wireCount; wire++) {
        const honest = witness[wire] as bigint;
        for (const value of [plusOne(honest), FIELD_ORDER - 1n - honest]) {
          witness[wire] = value;
          const refusing = (r1cs.constraintsOfWire[wire] ?? []).filter((i) => {
            const constraint = r1cs.constraints[i];
            return constraint !== undefined && !holds(constraint, witness);
          });
          for (const i of refusing) broken.add(i);
          if (refusing.length === 0) free.add(nameOf(wire));
        }
        witness[wire] = honest;
      }
    }
    // IsZero's hint may be anything where its input is 0, here the identity's x: its output is bound all the same.
    expect([...free].filter((name) => !/\.zeropoint\.inv$/.test(name))).toEqual([]);
    expect(free.size).toBeLessThanOrEqual(1);
    expect(broken.size).toBe(r1cs.constraints.length);
  }, 120_000);

  it('S-01 snarkjs refuses a change of any public signal, of the part and its bits and of random signals', async () => {
    const witness = witnessFor();
    expect(await wtnsCheck(tallyCircuit, witness)).toBe(true);
    const random = seededRandom(10);
    const changed = [
      ...Array.from({ length: 24 }, (_, i) => i + 1),
      ...Array.from({ length: 24 }, () => 25 + Math.floor(random() * (r1cs.wireCount - 25))),
    ];
    for (const wire of changed) {
      expect(await wtnsCheck(tallyCircuit, witness.with(wire, plusOne(witness[wire]))), nameOf(wire)).toBe(false);
    }
  }, 120_000);

  it('S-22 another’s key, share and sum in their places are refused by the constraints', async () => {
    const witness = witnessFor();
    const other = scalarMul(TRANCHE.c1, seeded('tally.other') % L);
    const rogue = pointAdd(scalarMul(BASE8, 7n), pointNegate(publicPartOf('statistics')));
    const replaced = (places: readonly [number, number], [x, y]: readonly [bigint, bigint]) =>
      witness.with(places[0], x).with(places[1], y);
    for (const forged of [
      replaced([1, 2], publicPartOf('statistics')),
      replaced([1, 2], rogue),
      replaced([3, 4], other),
      replaced([3, 4], IDENTITY),
      replaced([3, 4], pointNegate([witness[3], witness[4]] as never)),
      replaced([5, 6], pointAdd(TRANCHE.c1, BASE8)),
      replaced([5, 6], IDENTITY),
    ]) {
      expect(satisfied(r1cs, forged)).toBe(false);
      expect(await wtnsCheck(tallyCircuit, forged)).toBe(false);
    }
  });

  it('S-03 the part l and the part 0 are refused by one constraint, whatever a prover puts beside them', () => {
    const own = rangeConstraints();
    // Each bit is one, and a step for each one of l − 1 but the first and for each of its runs of zeros.
    expect(own.length).toBeGreaterThan(251 + 113);
    const [part, lowest] = [wireNamed('main.part'), wireNamed('main.bits[0]')];
    const inverse = wireNamed([...names.values()].flat().find((name) => /ScalarBits_.*\.inv$/.test(name)) ?? '');
    // l − 1 is even: l differs from it in the lowest bit alone.
    const isL = witnessFor({ part: L - 1n })
      .with(part, L)
      .with(lowest, 1n)
      .with(inverse, inverseOf(L));
    const isZero = witnessFor({ part: 1n }).with(part, 0n).with(lowest, 0n).with(inverse, 0n);
    for (const [forged, refusing] of [
      [isL, lowest],
      [isZero, inverse],
    ] as const) {
      const refused = own.filter((constraint) => !holds(constraint, forged));
      expect(refused).toHaveLength(1);
      expect([refused[0]?.a, refused[0]?.b].flatMap((side) => side?.wires ?? [])).toContain(refusing);
    }
  });

  it('S-09 the context of a share stands in a constraint', () => {
    const witness = witnessFor();
    expect(names.get(7)).toContain('main.context');
    const standing = r1cs.constraintsOfWire[7] ?? [];
    expect(standing.length).toBeGreaterThan(0);
    expect(satisfied(r1cs, witness.with(7, plusOne(witness[7])))).toBe(false);
  });
});
