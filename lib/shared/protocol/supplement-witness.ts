import { AppError } from '../errors/app-error';
import type { Point } from './babyjubjub';
import { BASE8 } from './babyjubjub';
import { BLANK_SIGNATURE, type EddsaSignature } from './eddsa';
import { type FieldElement, field } from './field';
import type { IncomeStatementFields, SecretIdentity } from './hashes';
import type { MerklePath } from './merkle';
import { BASIS, DISREGARD_SLOTS, NORM_SLOTS, type SupplementPolicy } from './policy';
import { ENTITLED_DEPTH, type EntitledLeaf } from './register-leaf';

/** A statement as the card holds it: what was said, by whom, and the signature. */
export type SignedIncomeStatement = {
  readonly fields: IncomeStatementFields;
  readonly issuerKey: Point;
  readonly signature: EddsaSignature;
};

export type SupplementWitness = {
  readonly secret: SecretIdentity;
  readonly leaf: EntitledLeaf;
  readonly path: MerklePath;
  /** One for each source of the leaf, in its order; null where the source is 0. */
  readonly statements: readonly [SignedIncomeStatement | null, SignedIncomeStatement | null];
  readonly policy: SupplementPolicy;
  /** Fresh for every proof, 1 .. l − 1 (S-12). */
  readonly randomness: bigint;
  readonly context: FieldElement;
};

/** The circuit's input by signal name: decimal strings, as snarkjs takes them. Secret: never logged or stored. */
export type SecretCircuitInput = Readonly<Record<string, string | readonly string[] | readonly (readonly string[])[]>>;

/** A source that is not in use: the circuit ignores it, but wants points on the curve. */
const BLANK: SignedIncomeStatement = {
  fields: { holder: 0n, period: 0, grossCents: 0n, netCents: 0n, number: 0n } as unknown as IncomeStatementFields,
  issuerKey: BASE8,
  signature: BLANK_SIGNATURE,
};

const text = (values: readonly bigint[]): string[] => values.map(String);

function statementsInUse({ leaf, statements }: SupplementWitness): readonly SignedIncomeStatement[] {
  return leaf.sources.map((source, i) => {
    const statement = statements[i] ?? null;
    if (source === 0n) return BLANK;
    if (statement === null) throw new AppError('CREDENTIAL_MISSING', { data: { source: i } });
    return statement;
  });
}

/**
 * Input of the circuit `supplement`. Checks shapes only: whether the facts give a right is for the circuit to prove.
 * @throws CREDENTIAL_MISSING (data.source: 0 or 1) when a listed source has no statement,
 *   INPUT_MALFORMED when the path or the policy table has the wrong length
 */
export function supplementInput(witness: SupplementWitness): SecretCircuitInput {
  const { leaf, path, policy } = witness;
  if (
    path.siblings.length !== ENTITLED_DEPTH ||
    policy.norms.length !== NORM_SLOTS ||
    policy.disregards.length !== DISREGARD_SLOTS
  ) {
    throw new AppError('INPUT_MALFORMED');
  }
  const statements = statementsInUse(witness);
  return {
    secret: String(witness.secret),
    normClass: String(leaf.normClass),
    disregardClass: String(leaf.disregardClass),
    knownBenefit: String(leaf.knownBenefitCents),
    validFrom: String(leaf.validFrom),
    validUntil: String(leaf.validUntil),
    sources: text(leaf.sources),
    leafSalt: String(leaf.leafSalt),
    leafIndex: String(path.index),
    siblings: text(path.siblings),
    statementHolder: statements.map((s) => String(s.fields.holder)),
    gross: statements.map((s) => String(s.fields.grossCents)),
    net: statements.map((s) => String(s.fields.netCents)),
    number: statements.map((s) => String(s.fields.number)),
    issuerKey: statements.map((s) => text(s.issuerKey)),
    signatureR8: statements.map((s) => text(s.signature.r8)),
    signatureS: statements.map((s) => String(s.signature.s)),
    scheme: String(policy.scheme),
    basis: String(BASIS[policy.basis]),
    nullifierClass: String(policy.nullifierClass),
    period: String(policy.period),
    norms: text(policy.norms),
    flat: policy.disregards.map((d) => String(d.flatCents)),
    bps: policy.disregards.map((d) => String(d.bps)),
    cap: policy.disregards.map((d) => String(d.capCents)),
    tallyKey: text(policy.tallyKey),
    randomness: String(witness.randomness),
    context: String(witness.context),
  };
}

/** Input of the circuit `holder`. */
export const holderInput = (secret: SecretIdentity, context: FieldElement): SecretCircuitInput => ({
  secret: String(field(secret)),
  context: String(context),
});
