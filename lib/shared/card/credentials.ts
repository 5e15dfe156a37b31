import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES } from '../domain/schemes';
import { AppError } from '../errors/app-error';
import type { Point } from '../protocol/babyjubjub';
import { type EddsaSignature, verifyField } from '../protocol/eddsa';
import type { FieldElement } from '../protocol/field';
import { hashIncome, hashKey, hashSource } from '../protocol/hashes';
import type { EntitledLeaf } from '../protocol/register-leaf';
import type { EntitlementCredential, IncomeCredential } from '../schemas/credentials';
import type { PublicConfig } from '../schemas/public-api';

/** A statement whose signature, holder and issuer were checked. */
export type IncomeStatement = {
  readonly credentialId: string;
  readonly issuerId: string;
  readonly issuerName: string;
  readonly key: Point;
  readonly keyHash: FieldElement;
  readonly holder: FieldElement;
  readonly period: Period;
  readonly grossCents: EurCents;
  readonly netCents: EurCents;
  readonly number: bigint;
  readonly signature: EddsaSignature;
  readonly corrections: IncomeCredential['credentialSubject']['corrections'];
  readonly validUntil: string;
};

export type EntitlementSource = {
  readonly issuerId: string;
  readonly issuerName: string;
  readonly key: Point;
  readonly keyHash: FieldElement;
  readonly holder: FieldElement;
  readonly of: 'self' | 'partner';
};

/** The opening of the holder's leaf; the root on chain vouches for it when a claim is built. */
export type Entitlement = {
  readonly credentialId: string;
  readonly issuerName: string;
  readonly scheme: 'pw' | 'tw';
  readonly region: number;
  readonly regionName: string;
  readonly leafIndex: number;
  readonly leaf: EntitledLeaf;
  readonly sources: readonly EntitlementSource[];
  readonly validUntil: EntitlementCredential['validUntil'];
};

export type StatementChecks = {
  /** The card's own holder, and the partners that its entitlements name. */
  readonly holders: readonly FieldElement[];
  readonly issuers: PublicConfig['issuers'];
  readonly nowMs: number;
  /** When set, a statement of any other month is refused. */
  readonly period?: Period;
};

/** Whether the issuer's signature covers the statement. Takes about 0.1 s: in a browser it runs in the worker. */
export function statementSignatureValid({ credentialSubject: subject, proof }: IncomeCredential): boolean {
  const message = hashIncome({ ...subject, number: BigInt(subject.number) });
  return verifyField(proof.verificationMethod, message, proof.proofValue);
}

/**
 * A statement that may count: about this holder, from a listed issuer, signed, and not past its use. The amounts, the
 * month and the holder are what the signature covers; everything else of the credential is only shown.
 * @param signatureValid of statementSignatureValid, which may have run elsewhere
 * @throws CREDENTIAL_OTHER_HOLDER, CREDENTIAL_UNLISTED_ISSUER, CREDENTIAL_SIGNATURE_INVALID, CREDENTIAL_OTHER_PERIOD,
 *   CREDENTIAL_EXPIRED
 */
export function acceptStatement(
  credential: IncomeCredential,
  signatureValid: boolean,
  checks: StatementChecks,
): IncomeStatement {
  const { credentialSubject: subject, proof } = credential;
  if (!checks.holders.includes(subject.holder)) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const [x, y] = proof.verificationMethod;
  const issuer = checks.issuers.find(({ key }) => key[0] === x && key[1] === y);
  if (issuer === undefined || issuer.id !== credential.issuer.id) throw new AppError('CREDENTIAL_UNLISTED_ISSUER');
  if (!signatureValid) throw new AppError('CREDENTIAL_SIGNATURE_INVALID');
  if (checks.period !== undefined && checks.period !== subject.period) throw new AppError('CREDENTIAL_OTHER_PERIOD');
  const expiresAtMs = Date.parse(credential.validUntil);
  if (!Number.isFinite(expiresAtMs)) throw new AppError('CREDENTIAL_MALFORMED');
  if (expiresAtMs <= checks.nowMs) throw new AppError('CREDENTIAL_EXPIRED');
  return {
    credentialId: credential.id,
    issuerId: issuer.id,
    issuerName: issuer.name,
    key: proof.verificationMethod,
    keyHash: hashKey(proof.verificationMethod),
    holder: subject.holder,
    period: subject.period,
    grossCents: subject.grossCents,
    netCents: subject.netCents,
    number: BigInt(subject.number),
    signature: proof.proofValue,
    corrections: subject.corrections,
    validUntil: credential.validUntil,
  };
}

/**
 * The leaf's opening, in the form that the claim needs.
 * @throws CREDENTIAL_OTHER_HOLDER, CREDENTIAL_MALFORMED when a class does not exist in the scheme
 */
export function acceptEntitlement(credential: EntitlementCredential, holder: FieldElement): Entitlement {
  const { credentialSubject: subject } = credential;
  if (subject.holder !== holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const scheme = subject.scheme === 1 ? 'pw' : 'tw';
  if (
    NORM_CLASSES[scheme][subject.normClass] === undefined ||
    DISREGARD_CLASSES[scheme][subject.disregardClass] === undefined
  ) {
    throw new AppError('CREDENTIAL_MALFORMED');
  }
  const sources = subject.sources.map((source): EntitlementSource => ({ ...source, keyHash: hashKey(source.key) }));
  const hashOf = (source: EntitlementSource | undefined): FieldElement =>
    source === undefined ? (0n as FieldElement) : hashSource(source.keyHash, source.holder);
  return {
    credentialId: credential.id,
    issuerName: credential.issuer.name,
    scheme,
    region: subject.region,
    regionName: subject.regionName,
    leafIndex: subject.leafIndex,
    leaf: {
      holder,
      normClass: subject.normClass,
      disregardClass: subject.disregardClass,
      knownBenefitCents: subject.knownBenefitCents,
      validFrom: subject.validFromPeriod,
      validUntil: subject.validUntilPeriod,
      sources: [hashOf(sources[0]), hashOf(sources[1])],
      leafSalt: subject.leafSalt,
    },
    sources,
    validUntil: credential.validUntil,
  };
}
