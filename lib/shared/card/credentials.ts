import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import type { Point } from '../protocol/babyjubjub';
import type { EddsaSignature } from '../protocol/eddsa';
import type { FieldElement } from '../protocol/field';
import type { EntitledLeaf } from '../protocol/register-leaf';
import type { EntitlementCredential, IncomeCredential } from '../schemas/credentials';

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
