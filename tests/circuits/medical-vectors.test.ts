import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signField, signingPublicKey } from '@/lib/shared/protocol/eddsa';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { ROOT, testCircuit } from './support/circuits';

/** Read untyped on purpose, as in vectors.test.ts. */
const v = JSON.parse(readFileSync(`${ROOT}tests/fixtures/vectors.json`, 'utf8'));
const circuit = testCircuit('medical');

/** The keys that the vectors were made with. */
const keyNamed = (name: string) => Buffer.from(`voorzien.vectors.${name}`.padEnd(32, '.'));
const signed = (name: string, hash: string) => {
  const { r8, s } = signField(keyNamed(name), BigInt(hash) as FieldElement);
  return { key: signingPublicKey(keyNamed(name)).map(String), r8: r8.map(String), s: String(s) };
};

function outputs(policy = v.advancePolicy, changes: Record<string, unknown> = {}): string[] {
  const doctor = signed('employer', v.medical.hash);
  const panel = signed('panel', v.panel.hash);
  const input = {
    scheme: policy.scheme,
    nullifierClass: policy.nullifierClass,
    specialism: policy.specialism,
    amount: policy.amountCents,
    codes: policy.codes,
    panelKey: [policy.panelX, policy.panelY],
    holder: v.medical.holder,
    diagnosisCode: v.medical.diagnosisCode,
    diagnosedOn: v.medical.diagnosedOn,
    medicalNumber: v.medical.number,
    doctorSpecialism: v.doctor.specialism,
    validUntil: v.doctor.validUntil,
    doctorKey: doctor.key,
    doctorR8: doctor.r8,
    doctorS: doctor.s,
    confirmedOn: v.panel.confirmedOn,
    panelNumber: v.panel.number,
    panelR8: panel.r8,
    panelS: panel.s,
    index: v.doctorsTree.index,
    siblings: v.doctorsTree.siblings,
  };
  return circuit.calculator.publicSignals({ ...input, ...changes }, 3).map(String);
}

describe('vectors of the asbestos scheme in circom', () => {
  it('S-24 policy, doctor, register and both statements hash as in TypeScript', () => {
    expect(outputs()).toEqual([v.advancePolicy.hash, v.doctor.hash, v.doctorsTree.root]);
  });

  it('S-24 packing of the policy agrees where every value is at its largest', () => {
    expect(outputs(v.advancePolicyFull)[0]).toBe(v.advancePolicyFull.hash);
  });

  it.each([
    ['diagnosisCode'],
    ['medicalNumber'],
    ['panelNumber'],
    ['confirmedOn'],
    ['diagnosedOn'],
    ['holder'],
    ['doctorS'],
    ['panelS'],
  ])('S-24 another %s is not what was signed', (name) => {
    const known = { ...v.medical, confirmedOn: v.panel.confirmedOn, panelNumber: v.panel.number };
    const value = name === 'medicalNumber' ? '0' : String(BigInt(known[name] ?? 0) + 1n);
    expect(() => outputs(v.advancePolicy, { [name]: value })).toThrow('refused');
  });
});
