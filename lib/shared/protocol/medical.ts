import { poseidon4, poseidon5 } from 'poseidon-lite';
import type { FieldElement } from './field';
import { buildTree, type FixedTree } from './merkle';
import { TAG } from './tags';

/** Levels of the register of doctors: at most 65,536 of them. */
export const DOCTORS_DEPTH = 16;

export type MedicalStatementFields = {
  readonly holder: FieldElement;
  /** As in lib/shared/domain/diagnoses.ts; above 0, below 2^32. */
  readonly diagnosisCode: number;
  /** Calendar day yyyymmdd. */
  readonly diagnosedOn: number;
  /** The issuer's serial number of the statement, below 2^64. */
  readonly number: bigint;
};

export type PanelConfirmationFields = {
  readonly holder: FieldElement;
  readonly diagnosisCode: number;
  /** Calendar day yyyymmdd, not before the day of the diagnosis. */
  readonly confirmedOn: number;
  readonly number: bigint;
};

/** MEDICAL: what a doctor signs. */
export const hashMedical = (s: MedicalStatementFields): FieldElement =>
  poseidon5([TAG.MEDICAL, s.holder, BigInt(s.diagnosisCode), BigInt(s.diagnosedOn), s.number]) as FieldElement;

/** PANEL: what the panel signs. */
export const hashPanel = (s: PanelConfirmationFields): FieldElement =>
  poseidon5([TAG.PANEL, s.holder, BigInt(s.diagnosisCode), BigInt(s.confirmedOn), s.number]) as FieldElement;

/** What the register says of a doctor. Public: it names a key, and doctors stand in public registers anyway. */
export type DoctorLeaf = {
  readonly keyHash: FieldElement;
  /** As in lib/shared/domain/diagnoses.ts, below 2^32. */
  readonly specialism: number;
  /** Last day (yyyymmdd) of a diagnosis that the doctor may state; a doctor who is struck off keeps the days before. */
  readonly validUntil: number;
};

/** DOCTOR: a leaf of the register of doctors. */
export const hashDoctor = (leaf: DoctorLeaf): FieldElement =>
  poseidon4([TAG.DOCTOR, leaf.keyHash, BigInt(leaf.specialism), BigInt(leaf.validUntil)]) as FieldElement;

/**
 * The register's tree, from its public list.
 * @throws INPUT_TOO_LARGE above 65,536 doctors
 */
export const doctorsTree = (doctors: readonly DoctorLeaf[]): FixedTree =>
  buildTree(doctors.map(hashDoctor), DOCTORS_DEPTH);
