import 'server-only';
import { hexToBytes } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import { type Signer, signerOf } from '@/lib/shared/protocol/eddsa';
import { type FieldElement, field } from '@/lib/shared/protocol/field';
import type { IssuerRow } from '../repositories/issuers';

export type IssuerKeys = Readonly<Record<string, `0x${string}`>>;

/** By the key itself, so that another key never signs in its place. A deployment signs for some issuers, each month anew. */
const signers = new Map<`0x${string}`, Signer>();

function signerFor(secret: `0x${string}`): Signer {
  const signer = signers.get(secret) ?? signerOf(hexToBytes(secret));
  signers.set(secret, signer);
  return signer;
}

/**
 * The proof of a verifiable credential: the issuer's EdDSA signature over the protocol's hash of its subject.
 * @param message what hashIncome, hashMedical or hashPanel gives
 * @throws UNEXPECTED when this deployment does not hold the key that is registered for the issuer
 */
export function credentialProof(issuer: IssuerRow, message: FieldElement, created: string, issuerKeys: IssuerKeys) {
  const secret = issuerKeys[issuer.id];
  if (!secret) throw new AppError('UNEXPECTED', { cause: new Error(`No signing key for issuer ${issuer.id}.`) });
  const { publicKey, sign } = signerFor(secret);
  const [x, y] = publicKey;
  if (x.toString() !== issuer.keyX || y.toString() !== issuer.keyY) {
    throw new AppError('UNEXPECTED', { cause: new Error(`The key of issuer ${issuer.id} is not the registered one.`) });
  }
  const { r8, s } = sign(message);
  return {
    type: 'DataIntegrityProof' as const,
    cryptosuite: 'eddsa-poseidon-babyjubjub-2026' as const,
    created,
    verificationMethod: [x, y] as [FieldElement, FieldElement],
    proofValue: { r8: [r8[0], r8[1]] as [FieldElement, FieldElement], s: field(s) },
  };
}
