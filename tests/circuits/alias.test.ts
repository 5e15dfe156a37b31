import { poseidon5 } from 'poseidon-lite';
import { describe, expect, it } from 'vitest';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashIncome } from '@/lib/shared/protocol/hashes';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { statementOf, witnessOf } from '../fixtures/household';
import { productCircuit, signalNames } from './support/circuits';
import { holds, type R1cs, readR1cs, satisfied } from './support/r1cs';

const circuit = productCircuit('supplement');
const r1cs = readR1cs(circuit.r1cs);

/** Wires within the decomposition of a signature's message hash into 254 bits, by their name there. */
function decompositionWires(): ReadonlyMap<string, number> {
  const inside = /^main\.IncomeStatement_\d+_\d+\[0\]\.EdDSAPoseidonVerifier_\d+_\d+\.h2bits\.(.*)$/;
  const wires = new Map<string, number>();
  for (const [wire, names] of signalNames(circuit.sym)) {
    for (const name of names) {
      const part = inside.exec(name)?.[1];
      if (part !== undefined) wires.set(part, wire);
    }
  }
  return wires;
}

/** A statement whose message hash h is small enough for h + r to fit into 254 bits: about one in three is. */
function aliasableStatement() {
  for (let number = 1n; number < 50n; number++) {
    const statement = statementOf('rides', 'driver', 118000n, { number });
    const { fields, issuerKey, signature } = statement;
    const hash: bigint = poseidon5([...signature.r8, ...issuerKey, hashIncome(fields)]);
    if (hash + FIELD_ORDER < 1n << 254n) return { statement, hash };
  }
  throw new Error('no hash is small enough');
}

const bitsOf = (value: bigint, count: number): bigint[] =>
  Array.from({ length: count }, (_, i) => (value >> BigInt(i)) & 1n);
const field = (value: bigint): bigint => ((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;

/** circomlib's CompConstant(r − 1): what the comparison with r − 1 makes of each pair of bits. */
function comparisonParts(bits: readonly bigint[]): bigint[] {
  const limit = bitsOf(FIELD_ORDER - 1n, 254);
  return Array.from({ length: 127 }, (_, i) => {
    const [low = 0n, high = 0n] = bits.slice(2 * i, 2 * i + 2);
    const [limitLow = 0n, limitHigh = 0n] = limit.slice(2 * i, 2 * i + 2);
    const a = 1n << BigInt(i);
    const b = (1n << 128n) - a;
    const [given, allowed] = [2n * high + low, 2n * limitHigh + limitLow];
    return given > allowed ? b : given < allowed ? a : 0n;
  });
}

/** Constraints of the decomposition alone: not those that take its bits on to the multiplication. */
function ownConstraints({ constraints, constraintsOfWire }: R1cs, wires: ReadonlyMap<string, number>) {
  const inside = new Set<number>([0, ...wires.values()]);
  const bits = new Set(Array.from({ length: 254 }, (_, i) => wires.get(`out[${i}]`) ?? -1));
  const touching = [...new Set([...wires.values()].flatMap((wire) => constraintsOfWire[wire] ?? []))];
  return touching
    .flatMap((i) => constraints[i] ?? [])
    .filter(({ a, b, c }) => {
      const all = [...a.wires, ...b.wires, ...c.wires];
      // Inside, or the one in which all 254 bits add up to the hash.
      return all.every((wire) => inside.has(wire)) || [...bits].every((wire) => all.includes(wire));
    });
}

describe('aliased bits', () => {
  it('S-03 a message hash h whose bits are those of h + r is refused, by the strict form alone', () => {
    const { statement, hash } = aliasableStatement();
    const witness = circuit.calculator.witness(supplementInput(witnessOf({ statements: [statement, null] })));
    const wires = decompositionWires();
    const wireOf = (name: string): number => {
      const wire = wires.get(name);
      if (wire === undefined) throw new Error(`no wire for ${name}`);
      return wire;
    };
    expect(bitsOf(hash, 254)).toEqual(bitsOf(0n, 254).map((_, i) => witness[wireOf(`out[${i}]`)]));
    expect(satisfied(r1cs, witness)).toBe(true);

    // The same hash in other bits, with everything that a prover can choose along with them.
    const forged = witness.slice();
    const forgedBits = bitsOf(hash + FIELD_ORDER, 254);
    const parts = comparisonParts(forgedBits);
    const sum = parts.reduce((total, part) => total + part, 0n);
    forgedBits.forEach((bit, i) => {
      forged[wireOf(`out[${i}]`)] = bit;
    });
    parts.forEach((part, i) => {
      forged[wireOf(`aliasCheck.compConstant.parts[${i}]`)] = field(part);
    });
    bitsOf(sum, 135).forEach((bit, i) => {
      const wire = wires.get(`aliasCheck.compConstant.num2bits.out[${i}]`);
      // Bit 127 says "larger than r − 1": it is fixed at 0 and has no wire. Neither has the last, which follows.
      if (wire !== undefined) forged[wire] = bit;
    });
    expect(bitsOf(sum, 135)[127]).toBe(1n);

    const own = ownConstraints(r1cs, wires);
    const comparing = new Set([...wires].flatMap(([name, wire]) => (name.startsWith('aliasCheck.') ? [wire] : [])));
    const plain = own.filter(({ a, b, c }) => ![...a.wires, ...b.wires, ...c.wires].some((w) => comparing.has(w)));
    // A plain Num2Bits(254) is fooled: 254 bits are bits, and together they give the hash.
    expect(plain).toHaveLength(255);
    expect(plain.every((constraint) => holds(constraint, forged))).toBe(true);
    // What refuses is the comparison with r − 1, and nothing else of the decomposition.
    const refusing = own.filter((constraint) => !holds(constraint, forged));
    expect(refusing).toHaveLength(1);
    const comparison = [refusing[0]?.a, refusing[0]?.b, refusing[0]?.c].flatMap((side) => side?.wires ?? []);
    expect(comparison).toContain(wireOf('aliasCheck.compConstant.parts[126]'));
    expect(comparison).toContain(wireOf('aliasCheck.compConstant.num2bits.out[0]'));
    expect(satisfied(r1cs, forged)).toBe(false);
  }, 60_000);
});
