import { describe, expect, it } from 'vitest';
import { advanceInput } from '@/lib/shared/protocol/advance-witness';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { advanceWitnessOf } from '../fixtures/patient';
import { advanceCircuit } from './support/advance';
import { seededRandom, signalNames, wtnsCheck } from './support/circuits';
import { readR1cs, refusesChange, satisfied } from './support/r1cs';

const r1cs = readR1cs(advanceCircuit.r1cs);
const names = signalNames(advanceCircuit.sym);
const honest = () => advanceCircuit.calculator.witness(advanceInput(advanceWitnessOf()));
const plusOne = (value: bigint | undefined): bigint => ((value ?? 0n) + 1n) % FIELD_ORDER;

describe('tampered witness of advance', () => {
  it('S-01 no signal of advance can be changed without breaking a constraint', () => {
    const witness = honest();
    expect(satisfied(r1cs, witness)).toBe(true);
    const free = new Set<string>();
    for (let wire = 1; wire < r1cs.wireCount; wire++) {
      for (const value of [plusOne(witness[wire]), FIELD_ORDER - 1n - (witness[wire] ?? 0n)]) {
        if (!refusesChange(r1cs, witness, wire, value)) free.add(names.get(wire)?.[0] ?? `wire ${wire}`);
      }
    }
    // IsZero's hint may be anything where its input is 0: its output is bound by the other constraint.
    expect([...free].filter((name) => !/\.inv$/.test(name))).toEqual([]);
    expect(free.size).toBeLessThan(10);
  }, 60_000);

  it('S-01 snarkjs refuses a change of any public signal, of the private inputs and of random signals of advance', async () => {
    const witness = honest();
    expect(await wtnsCheck(advanceCircuit, witness)).toBe(true);
    const random = seededRandom(9);
    const wires = [
      ...Array.from({ length: 40 }, (_, i) => i + 1),
      ...Array.from({ length: 8 }, () => 41 + Math.floor(random() * (r1cs.wireCount - 41))),
    ];
    for (const wire of wires) {
      expect(await wtnsCheck(advanceCircuit, witness.with(wire, plusOne(witness[wire]))), `wire ${wire}`).toBe(false);
    }
  }, 120_000);

  it('S-09 the context of an advance stands in a constraint', () => {
    const witness = honest();
    expect(names.get(5)).toContain('main.context');
    expect(refusesChange(r1cs, witness, 5, plusOne(witness[5]))).toBe(true);
  });
});
