import { describe, expect, it } from 'vitest';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { spendInput } from '@/lib/shared/protocol/spend-witness';
import { holderInput, supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { secretOf, seeded, sourceOf, statementOf, witnessOf } from '../fixtures/household';
import { productCircuit, seededRandom, signalNames, wtnsCheck } from './support/circuits';
import { readR1cs, refusesChange, satisfied } from './support/r1cs';
import { spendCircuit, spendOf } from './support/spend';

const circuit = productCircuit('supplement');
const r1cs = readR1cs(circuit.r1cs);
const names = signalNames(circuit.sym);

/** A month with both sources in use, so that no part of the circuit lies idle. */
const bothSources = supplementInput(
  witnessOf({
    leaf: { sources: [sourceOf('rides', 'driver'), sourceOf('shop', 'driver')] },
    statements: [statementOf('rides', 'driver', 60000n), statementOf('shop', 'driver', 58000n)],
  }),
);

const plusOne = (value: bigint | undefined): bigint => ((value ?? 0n) + 1n) % FIELD_ORDER;

describe('tampered witness', () => {
  it('S-01 no signal of supplement can be changed without breaking a constraint', () => {
    const witness = circuit.calculator.witness(bothSources);
    expect(satisfied(r1cs, witness)).toBe(true);
    const free: number[] = [];
    for (let wire = 1; wire < r1cs.wireCount; wire++) {
      if (!refusesChange(r1cs, witness, wire, plusOne(witness[wire]))) free.push(wire);
    }
    // IsZero's hint may be anything where its input is 0: its output is bound by the other constraint.
    const unexplained = free
      .map((wire) => names.get(wire)?.[0] ?? `wire ${wire}`)
      .filter((name) => !/\.inv$/.test(name));
    expect(unexplained).toEqual([]);
    expect(free.length).toBeLessThan(20);
  }, 60_000);

  it('S-01 snarkjs refuses a change of any public signal, of the private inputs and of random signals', async () => {
    const witness = circuit.calculator.witness(bothSources);
    expect(await wtnsCheck(circuit, witness)).toBe(true);
    const random = seededRandom(7);
    const wires = [
      ...Array.from({ length: 9 }, (_, i) => i + 1),
      ...Array.from({ length: 6 }, () => 10 + Math.floor(random() * 79)),
      ...Array.from({ length: 6 }, () => 90 + Math.floor(random() * (r1cs.wireCount - 90))),
    ];
    for (const wire of wires) {
      const forged = witness.slice();
      forged[wire] = plusOne(witness[wire]);
      expect(await wtnsCheck(circuit, forged), names.get(wire)?.join(' ')).toBe(false);
    }
  }, 120_000);

  it('S-09 the context stands in a constraint', () => {
    const witness = circuit.calculator.witness(bothSources);
    expect(names.get(9)).toContain('main.context');
    expect(refusesChange(r1cs, witness, 9, plusOne(witness[9]))).toBe(true);
  });

  it('S-01 no signal of holder can be changed without breaking a constraint', async () => {
    const holder = productCircuit('holder');
    const constraints = readR1cs(holder.r1cs);
    const witness = holder.calculator.witness(holderInput(secretOf('driver'), seeded('context')));
    expect(await wtnsCheck(holder, witness)).toBe(true);
    for (let wire = 1; wire < constraints.wireCount; wire++) {
      expect(refusesChange(constraints, witness, wire, plusOne(witness[wire]))).toBe(true);
      const forged = witness.slice();
      forged[wire] = plusOne(witness[wire]);
      if (wire < 4) expect(await wtnsCheck(holder, forged)).toBe(false);
    }
  });

  it('S-01 no signal of spend can be changed without breaking a constraint, with two notes and with one', () => {
    const constraints = readR1cs(spendCircuit.r1cs);
    const spendNames = signalNames(spendCircuit.sym);
    for (const held of [undefined, [{ amountCents: 41646n }]]) {
      const witness = spendCircuit.calculator.witness(spendInput(spendOf(20000n, held)));
      expect(satisfied(constraints, witness)).toBe(true);
      const free: string[] = [];
      for (let wire = 1; wire < constraints.wireCount; wire++) {
        for (const value of [plusOne(witness[wire]), FIELD_ORDER - 1n - (witness[wire] ?? 0n)]) {
          if (refusesChange(constraints, witness, wire, value)) continue;
          free.push(spendNames.get(wire)?.[0] ?? `wire ${wire}`);
        }
      }
      // IsZero's hint, as above: once a level at most, the notes' own and the first note's.
      expect(free.filter((name) => !/\.inv$/.test(name))).toEqual([]);
      expect(new Set(free).size).toBeLessThanOrEqual(2 * 26 + 2 + 1);
    }
  }, 60_000);

  it('S-01 snarkjs refuses a change of any public signal, of the private inputs and of random signals of spend', async () => {
    const witness = spendCircuit.calculator.witness(spendInput(spendOf(20000n)));
    const count = readR1cs(spendCircuit.r1cs).wireCount;
    expect(await wtnsCheck(spendCircuit, witness)).toBe(true);
    const random = seededRandom(8);
    const wires = [
      ...Array.from({ length: 15 }, (_, i) => i + 1),
      ...Array.from({ length: 8 }, () => 16 + Math.floor(random() * (count - 16))),
    ].filter((wire) => !/\.inv$/.test(signalNames(spendCircuit.sym).get(wire)?.[0] ?? ''));
    for (const wire of wires) {
      expect(await wtnsCheck(spendCircuit, witness.with(wire, plusOne(witness[wire]))), `wire ${wire}`).toBe(false);
    }
  }, 120_000);

  it('S-04 bits of a place that add up but are no bits are refused by the constraints', () => {
    const constraints = readR1cs(spendCircuit.r1cs);
    const witness = spendCircuit.calculator.witness(spendInput(spendOf(20000n)));
    const bits = [...signalNames(spendCircuit.sym)].filter(([, all]) =>
      all.some((name) => /\.right\[\d+\]$/.test(name)),
    );
    expect(bits.length).toBe(50);
    for (const [wire, all] of bits) {
      const level = all.join(' ').match(/(SpentNote_\d+_\d+\[\d\]).*\.right\[(\d+)\]/);
      const above = bits.find(([, names]) =>
        names.some((name) => name.includes(level?.[1] ?? '?') && name.endsWith(`.right[${Number(level?.[2]) + 1}]`)),
      );
      if (above === undefined) continue;
      // 2 here and one less above: the same sum.
      const forged = witness
        .with(wire, (witness[wire] ?? 0n) + 2n)
        .with(above[0], ((witness[above[0]] ?? 0n) + FIELD_ORDER - 1n) % FIELD_ORDER);
      expect(satisfied(constraints, forged)).toBe(false);
    }
  }, 60_000);
});
