import 'server-only';
import { eurCents } from '@/lib/shared/domain/cents';
import { addMonths, period, periodEndSec } from '@/lib/shared/domain/period';
import { field } from '@/lib/shared/protocol/field';
import { hashIncome } from '@/lib/shared/protocol/hashes';
import { type IncomeCredential, VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import type { IssuerRow } from '../repositories/issuers';
import type { StatementRow } from '../repositories/statements';
import { credentialProof, type IssuerKeys } from './signed-credential';

/** How long after its month a statement may be used, and its sealed copy is kept. */
const USABLE_MONTHS = 13;

/** First moment at which a statement of a month is of no use any more. */
export const statementExpiry = (month: number): Date =>
  new Date(periodEndSec(addMonths(period(month), USABLE_MONTHS)) * 1000);

type Corrections = IncomeCredential['credentialSubject']['corrections'];

/**
 * The statement as a verifiable credential, signed with the issuer's key over the protocol's hash.
 * @param holder of the person whom the statement is about, decimal
 * @param issuerKeys signing keys by issuer id
 * @throws UNEXPECTED when this deployment does not hold the key that is registered for the issuer
 */
export function incomeCredential(
  statement: StatementRow,
  issuer: IssuerRow,
  holder: string,
  issuerKeys: IssuerKeys,
): IncomeCredential {
  const fields = {
    holder: field(BigInt(holder)),
    period: period(statement.period),
    grossCents: eurCents(statement.grossCents),
    netCents: eurCents(statement.netCents),
    number: statement.number,
  };
  const validFrom = statement.issuedAt.toISOString();
  return {
    '@context': [VC_CONTEXT[0], VC_CONTEXT[1]],
    id: `urn:uuid:${statement.id}`,
    type: ['VerifiableCredential', 'IncomeStatement'],
    issuer: { id: issuer.id, name: issuer.name },
    validFrom,
    validUntil: statementExpiry(statement.period).toISOString(),
    credentialSubject: {
      ...fields,
      number: statement.number.toString(),
      corrections: statement.corrections as unknown as Corrections,
    },
    proof: credentialProof(issuer, hashIncome(fields), validFrom, issuerKeys),
  };
}
