import { AppError } from '../errors/app-error';
import { type AdvancePolicy, codeSlots } from './advance-policy';
import type { Point } from './babyjubjub';
import type { EddsaSignature } from './eddsa';
import type { FieldElement } from './field';
import { hashNote, hashNullifier, hashPayTo, type SecretIdentity } from './hashes';
import { DOCTORS_DEPTH, type MedicalStatementFields, type PanelConfirmationFields } from './medical';
import type { MerklePath } from './merkle';
import type { SecretCircuitInput } from './supplement-witness';

/** A lump sum is had once in a life: its nullifier names no month. */
export const LUMP_SUM_PERIOD = 0;

export type SignedMedicalStatement = {
  readonly fields: MedicalStatementFields;
  readonly issuerKey: Point;
  readonly signature: EddsaSignature;
};

export type SignedPanelConfirmation = {
  readonly fields: PanelConfirmationFields;
  readonly issuerKey: Point;
  readonly signature: EddsaSignature;
};

export type AdvanceWitness = {
  readonly secret: SecretIdentity;
  readonly medical: SignedMedicalStatement;
  /** What the register says of the doctor: last day of a diagnosis that may be stated, yyyymmdd. */
  readonly doctorValidUntil: number;
  readonly path: MerklePath;
  readonly panel: SignedPanelConfirmation;
  readonly policy: AdvancePolicy;
  readonly context: FieldElement;
};

const text = (values: readonly (bigint | number)[]): string[] => values.map(String);

/** What the circuit gives for a witness. */
export function advanceOutputs({ secret, policy }: Pick<AdvanceWitness, 'secret' | 'policy'>): {
  readonly nullifier: FieldElement;
  readonly note: FieldElement;
} {
  const nullifier = hashNullifier(secret, policy.nullifierClass, LUMP_SUM_PERIOD);
  return { nullifier, note: hashNote(policy.amountCents, hashPayTo(secret, nullifier)) };
}

/**
 * Input of the circuit `advance`. Checks shapes only: whether the facts give a right is for the circuit to prove.
 * @throws INPUT_MALFORMED when the path has the wrong length or the policy's codes are unusable
 */
export function advanceInput(witness: AdvanceWitness): SecretCircuitInput {
  const { medical, panel, path, policy } = witness;
  if (path.siblings.length !== DOCTORS_DEPTH) throw new AppError('INPUT_MALFORMED');
  return {
    secret: String(witness.secret),
    diagnosisCode: String(medical.fields.diagnosisCode),
    diagnosedOn: String(medical.fields.diagnosedOn),
    medicalNumber: String(medical.fields.number),
    doctorKey: text(medical.issuerKey),
    doctorR8: text(medical.signature.r8),
    doctorS: String(medical.signature.s),
    doctorValidUntil: String(witness.doctorValidUntil),
    leafIndex: String(path.index),
    siblings: text(path.siblings),
    confirmedOn: String(panel.fields.confirmedOn),
    panelNumber: String(panel.fields.number),
    panelR8: text(panel.signature.r8),
    panelS: String(panel.signature.s),
    scheme: String(policy.scheme),
    nullifierClass: String(policy.nullifierClass),
    specialism: String(policy.specialism),
    amount: String(policy.amountCents),
    codes: text(codeSlots(policy)),
    panelKey: text(policy.panelKey),
    context: String(witness.context),
  };
}
