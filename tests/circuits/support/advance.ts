import { expect } from 'vitest';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { type AdvanceWitness, advanceInput, advanceOutputs } from '@/lib/shared/protocol/advance-witness';
import { doctorsTree } from '@/lib/shared/protocol/medical';
import { ADVANCE_SIGNALS } from '@/lib/shared/protocol/signals';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';
import { advanceWitnessOf, DOCTORS, type Patient } from '../../fixtures/patient';
import { productCircuit } from './circuits';

export const advanceCircuit = productCircuit('advance');

type Signals = Record<(typeof ADVANCE_SIGNALS)[number], bigint>;

export function advanceSignalsOf(input: SecretCircuitInput): Signals {
  const values = advanceCircuit.calculator.publicSignals(input, ADVANCE_SIGNALS.length);
  return Object.fromEntries(ADVANCE_SIGNALS.map((name, i) => [name, values[i]])) as Signals;
}

/** The public signals that TypeScript expects. */
export const expectedAdvance = (witness: AdvanceWitness, doctors = DOCTORS): Signals => ({
  ...advanceOutputs(witness),
  policyHash: hashAdvancePolicy(witness.policy),
  registerRoot: doctorsTree(doctors).root,
  context: witness.context,
});

/** The circuit accepts, and every public signal is what TypeScript computes. */
export function advances(patient: Patient): void {
  const witness = advanceWitnessOf(patient);
  expect(advanceSignalsOf(advanceInput(witness))).toEqual(expectedAdvance(witness, patient.doctors));
}

export function refusesAdvance(patient: Patient, changes: SecretCircuitInput = {}): void {
  expect(() => advanceSignalsOf({ ...advanceInput(advanceWitnessOf(patient)), ...changes })).toThrow('circuit refused');
}
