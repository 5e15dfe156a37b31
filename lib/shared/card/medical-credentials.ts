import type { CalendarDay } from '../domain/calendar-day';
import { AppError } from '../errors/app-error';
import type { Point } from '../protocol/babyjubjub';
import { type EddsaSignature, verifyField } from '../protocol/eddsa';
import type { FieldElement } from '../protocol/field';
import { hashKey } from '../protocol/hashes';
import { hashMedical, hashPanel } from '../protocol/medical';
import type { IncomeCredential } from '../schemas/credentials';
import type { Answer, MedicalCredential, PanelCredential } from '../schemas/medical-credentials';
import type { IssuerKind, PublicConfig } from '../schemas/public-api';
import { issuerOf, statementSignatureValid } from './credentials';

/** What both have in common: who signed it, and of whom it speaks. */
type Signed = {
  readonly credentialId: string;
  readonly issuerId: string;
  readonly issuerName: string;
  readonly key: Point;
  readonly keyHash: FieldElement;
  readonly holder: FieldElement;
  readonly diagnosisCode: number;
  readonly number: bigint;
  readonly signature: EddsaSignature;
};

/** A doctor's statement whose signature, holder and issuer were checked. Whether the doctor is registered, a proof shows. */
export type MedicalStatement = Signed & { readonly diagnosedOn: CalendarDay };

/** A panel's confirmation, checked likewise. */
export type PanelConfirmation = Signed & { readonly confirmedOn: CalendarDay; readonly requestId: string };

export type MedicalChecks = {
  /** The card's own holder: a statement about anybody else is of no use to it. */
  readonly holder: FieldElement;
  readonly issuers: PublicConfig['issuers'];
};

export type SignedCredential = IncomeCredential | MedicalCredential | PanelCredential;

/** A kind of credential that somebody signed, by its type. */
const isMedical = (credential: SignedCredential): credential is MedicalCredential =>
  credential.type[1] === 'MedicalStatement';
const isConfirmation = (credential: SignedCredential): credential is PanelCredential =>
  credential.type[1] === 'PanelConfirmation';

function messageOf(credential: MedicalCredential | PanelCredential): FieldElement {
  const number = BigInt(credential.credentialSubject.number);
  return isMedical(credential)
    ? hashMedical({ ...credential.credentialSubject, number })
    : hashPanel({ ...credential.credentialSubject, number });
}

/** Whether the issuer's signature covers the credential. Takes about 0.1 s: in a browser it runs in the worker. */
export function signatureValid(credential: SignedCredential): boolean {
  if (!isMedical(credential) && !isConfirmation(credential)) return statementSignatureValid(credential);
  const { verificationMethod, proofValue } = credential.proof;
  return verifyField(verificationMethod, messageOf(credential), proofValue);
}

function acceptSigned(
  credential: MedicalCredential | PanelCredential,
  isSigned: boolean,
  { holder, issuers }: MedicalChecks,
  kinds: readonly IssuerKind[],
): Signed {
  const { credentialSubject: subject, proof } = credential;
  if (subject.holder !== holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const issuer = issuerOf(credential, issuers, kinds);
  if (!isSigned) throw new AppError('CREDENTIAL_SIGNATURE_INVALID');
  return {
    credentialId: credential.id,
    issuerId: issuer.id,
    issuerName: issuer.name,
    key: proof.verificationMethod,
    keyHash: hashKey(proof.verificationMethod),
    holder,
    diagnosisCode: subject.diagnosisCode,
    number: BigInt(subject.number),
    signature: proof.proofValue,
  };
}

/**
 * A doctor's statement that may count: about the card's own holder (S-07), from a listed doctor, signed.
 * @param isSigned of signatureValid, which may have run elsewhere
 * @throws CREDENTIAL_OTHER_HOLDER, CREDENTIAL_UNLISTED_ISSUER, CREDENTIAL_SIGNATURE_INVALID
 */
export const acceptMedical = (
  credential: MedicalCredential,
  isSigned: boolean,
  checks: MedicalChecks,
): MedicalStatement => ({
  ...acceptSigned(credential, isSigned, checks, ['doctor']),
  diagnosedOn: credential.credentialSubject.diagnosedOn,
});

/** A panel's confirmation, likewise. @throws as acceptMedical */
export const acceptConfirmation = (
  credential: PanelCredential,
  isSigned: boolean,
  checks: MedicalChecks,
): PanelConfirmation => ({
  ...acceptSigned(credential, isSigned, checks, ['panel']),
  confirmedOn: credential.credentialSubject.confirmedOn,
  requestId: credential.credentialSubject.requestId,
});

/** An answer to this card's holder. It carries no signature: nobody proves anything with it. @throws CREDENTIAL_OTHER_HOLDER */
export function acceptAnswer(answer: Answer, holder: FieldElement): Answer {
  if (answer.credentialSubject.holder !== holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  return answer;
}
