import type { Period } from '../domain/period';
import { AppError } from '../errors/app-error';
import type { FieldElement } from '../protocol/field';
import { type SupplementScheme, supplementSchemeOf } from '../rules/registry';
import type { HouseholdLetter } from '../schemas/credentials';

/** That this holder's income counts in somebody else's household: where, from when, and by whose statements. */
export type HouseholdPart = {
  readonly issuerName: string;
  readonly scheme: SupplementScheme;
  readonly from: Period;
  /** Names of those whose statements count. */
  readonly sources: readonly string[];
};

/**
 * A letter to this card's holder. No key vouches for it: nothing is proved, claimed or shared because of it.
 * @throws CREDENTIAL_OTHER_HOLDER, CREDENTIAL_MALFORMED for a scheme that does not exist
 */
export function acceptHousehold({ issuer, credentialSubject }: HouseholdLetter, holder: FieldElement): HouseholdPart {
  if (credentialSubject.holder !== holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const scheme = supplementSchemeOf(credentialSubject.scheme);
  if (scheme === undefined) throw new AppError('CREDENTIAL_MALFORMED');
  return {
    issuerName: issuer.name,
    scheme,
    from: credentialSubject.validFromPeriod,
    sources: [...new Set(credentialSubject.sources.map(({ issuerName }) => issuerName))],
  };
}
