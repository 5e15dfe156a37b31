import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import { AppError } from '../errors/app-error';
import type { Point } from '../protocol/babyjubjub';
import { type EddsaSignature, verifyField } from '../protocol/eddsa';
import type { FieldElement } from '../protocol/field';
import { hashIncome, hashKey, hashSource } from '../protocol/hashes';
import type { EntitledLeaf } from '../protocol/register-leaf';
import { SUPPLEMENT_PACKS, type SupplementScheme, supplementSchemeOf } from '../rules/registry';
import type { EntitlementCredential, IncomeCredential } from '../schemas/credentials';
import type { IssuerKind, PublicConfig } from '../schemas/public-api';

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
  readonly scheme: SupplementScheme;
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

/** Employers, and the income desks of agencies. */
const INCOME_ISSUERS: readonly IssuerKind[] = ['employer', 'agency'];

/**
 * Who signed, by the list of issuers. @param kinds those that may sign such a credential
 * @throws CREDENTIAL_UNLISTED_ISSUER when the key is not listed, under another name, or for something else
 */
export function issuerOf(
  { issuer, proof }: Pick<IncomeCredential, 'issuer' | 'proof'>,
  issuers: PublicConfig['issuers'],
  kinds: readonly IssuerKind[],
): PublicConfig['issuers'][number] {
  const [x, y] = proof.verificationMethod;
  const listed = issuers.find(({ key }) => key[0] === x && key[1] === y);
  if (listed === undefined || listed.id !== issuer.id || !kinds.includes(listed.kind)) {
    throw new AppError('CREDENTIAL_UNLISTED_ISSUER');
  }
  return listed;
}

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
  const issuer = issuerOf(credential, checks.issuers, INCOME_ISSUERS);
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
 * @throws CREDENTIAL_OTHER_HOLDER, CREDENTIAL_MALFORMED when the scheme or a class in it does not exist
 */
export function acceptEntitlement(credential: EntitlementCredential, holder: FieldElement): Entitlement {
  const { credentialSubject: subject } = credential;
  if (subject.holder !== holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const scheme = supplementSchemeOf(subject.scheme);
  if (scheme === undefined) throw new AppError('CREDENTIAL_MALFORMED');
  const { normClasses, disregardClasses } = SUPPLEMENT_PACKS[scheme];
  if (normClasses[subject.normClass] === undefined || disregardClasses[subject.disregardClass] === undefined) {
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
