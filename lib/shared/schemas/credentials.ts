import { z } from 'zod';
import { SUPPLEMENT_IDS } from '../rules/registry';
import { zCents, zField, zPeriod, zPoint } from './primitives';

/**
 * What travels into the card: W3C Verifiable Credentials (VCDM 2.0). The proof is EdDSA on BabyJubJub over the
 * protocol's Poseidon hash of the subject, so that the circuit can check it.
 */
export const VC_CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://voorzien.example/credentials/v1'] as const;

export const zVcContext = z.tuple([z.literal(VC_CONTEXT[0]), z.literal(VC_CONTEXT[1])]);

export const zProof = z.object({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-poseidon-babyjubjub-2026'),
  created: z.string(),
  /** The issuer's public key. */
  verificationMethod: zPoint,
  proofValue: z.object({ r8: zPoint, s: zField }),
});

export const zIssuerRef = z.object({ id: z.string(), name: z.string().max(200) });

/** A month's income statement. `validUntil` is how long the card may use it. */
export const zIncomeCredential = z.object({
  '@context': zVcContext,
  id: z.string(),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('IncomeStatement')]),
  issuer: zIssuerRef,
  validFrom: z.string(),
  validUntil: z.string(),
  credentialSubject: z.object({
    holder: zField,
    period: zPeriod,
    grossCents: zCents,
    netCents: zCents,
    number: z.string().regex(/^\d{1,19}$/),
    /** Corrections of earlier months, already counted in the amounts above. */
    corrections: z.array(
      z.object({
        period: zPeriod,
        grossDeltaCents: z.string(),
        netDeltaCents: z.string(),
        reason: z.string().max(200),
      }),
    ),
  }),
  proof: zProof,
});
export type IncomeCredential = z.output<typeof zIncomeCredential>;

/** The opening of the holder's leaf in a register: no signature, the root on chain vouches for it. */
export const zEntitlementCredential = z.object({
  '@context': zVcContext,
  id: z.string(),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('RegisterEntitlement')]),
  issuer: zIssuerRef,
  validFrom: z.string(),
  validUntil: z.string(),
  credentialSubject: z.object({
    holder: zField,
    scheme: z.literal(SUPPLEMENT_IDS),
    region: z.number().int(),
    regionName: z.string().max(100),
    /** Position of the leaf: bucket = floor(index / 1024). */
    leafIndex: z.number().int().min(0),
    normClass: z.number().int().min(0).max(7),
    disregardClass: z.number().int().min(0).max(3),
    knownBenefitCents: zCents,
    validFromPeriod: zPeriod,
    validUntilPeriod: zPeriod,
    leafSalt: zField,
    /** Who must have issued a statement before a month can be claimed. One or two, or none. */
    sources: z
      .array(
        z.object({
          issuerId: z.string(),
          issuerName: z.string().max(200),
          key: zPoint,
          holder: zField,
          /** 'self' or the partner's statement, which comes with the partner's consent. */
          of: z.enum(['self', 'partner']),
        }),
      )
      .max(2),
  }),
});
export type EntitlementCredential = z.output<typeof zEntitlementCredential>;

/**
 * A letter to whose income counts in somebody else's household. It names no claimant: who was attached by mistake must not
 * learn a stranger's name, and who was not knows whose household it is. It carries no signature: nobody proves anything
 * with it.
 */
export const zHouseholdLetter = z.object({
  '@context': zVcContext,
  /** Says nothing about the claimant's place in the register, which has an id of its own. */
  id: z.string().max(100),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('HouseholdNotice')]),
  /** The agency that keeps the register. */
  issuer: zIssuerRef,
  validFrom: z.string().max(40),
  credentialSubject: z.object({
    holder: zField,
    scheme: z.literal(SUPPLEMENT_IDS),
    /** From which month the income counts. */
    validFromPeriod: zPeriod,
    /** Whose statements about the holder count, and go to the claimant's card too. */
    sources: z
      .array(z.object({ issuerId: z.string(), issuerName: z.string().max(200) }))
      .min(1)
      .max(2),
  }),
});
export type HouseholdLetter = z.output<typeof zHouseholdLetter>;

export const zCardCredential = z.union([zIncomeCredential, zEntitlementCredential]);
export type CardCredential = z.output<typeof zCardCredential>;
