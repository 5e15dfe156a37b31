import type { z } from 'zod';
import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import { AppError } from '../errors/app-error';
import { SUBGROUP_ORDER } from '../protocol/babyjubjub';
import { claimContext } from '../protocol/context';
import { encryptAmount } from '../protocol/elgamal';
import type { FieldElement } from '../protocol/field';
import { hashNote, hashNullifier, hashPayTo, type SecretIdentity } from '../protocol/hashes';
import { BUCKET_SIZE } from '../protocol/merkle';
import { pathFromBucket, type RegisterBucket, rootFromBucketRoots } from '../protocol/merkle-buckets';
import { hashPolicy } from '../protocol/policy';
import { hashEntitled } from '../protocol/register-leaf';
import { SUPPLEMENT_SIGNALS } from '../protocol/signals';
import { type SecretCircuitInput, type SignedIncomeStatement, supplementInput } from '../protocol/supplement-witness';
import { SUPPLEMENT_PACKS } from '../rules/registry';
import { type PublicConfig, type PublishedPolicies, zClaimRequest } from '../schemas/public-api';
import { bigEndian } from './bytes';
import type { WireClaim } from './claim-progress';
import type { Entitlement, IncomeStatement } from './credentials';
import type { Groth16Proof } from './groth16';
import type { RandomBytes } from './identity';
import { evaluateMonth, statementOfSource } from './month';

export type PublishedPolicy = PublishedPolicies['policies'][number];

export type ClaimInput = {
  readonly secret: SecretIdentity;
  readonly entitlement: Entitlement;
  readonly statements: readonly IncomeStatement[];
  readonly policy: PublishedPolicy;
  readonly period: Period;
  readonly registerRoot: FieldElement;
  readonly bucket: RegisterBucket;
  readonly chains: ClaimChains;
  readonly nowSec: number;
  /** Length of the relay's sending windows; 0 sends at once. */
  readonly relayBatchSec: number;
  /** Fresh for every proof, from claimRandomness (S-12). */
  readonly randomness: bigint;
};

/** The part of the configuration that a claim is bound to. */
export type ClaimChains = {
  /** The chain of the gate. */
  readonly chainId: number;
  readonly gate: `0x${string}`;
  readonly payoutChainId: number;
  readonly pool: `0x${string}`;
};

export const claimChains = (config: PublicConfig): ClaimChains => ({
  chainId: config.chains.income.chainId,
  gate: config.contracts.incomeSupplement,
  payoutChainId: config.chains.payout.chainId,
  pool: config.contracts.payoutPool,
});

export type PreparedClaim = {
  readonly input: SecretCircuitInput;
  /** The public signals that the circuit must give, in its order. */
  readonly expected: readonly bigint[];
  readonly amountCents: EurCents;
  readonly unproved: Omit<WireClaim, 'proof'>;
};

const DAY_SEC = 24 * 3600;

/** Uniform in 1 .. l − 1, by rejection: 251 bits of 32 fresh bytes. */
export function claimRandomness(random: RandomBytes): bigint {
  for (;;) {
    const value = bigEndian(random(32)) >> 5n;
    if (value > 0n && value < SUBGROUP_ORDER) return value;
  }
}

/** The end of a UTC day, at least a day ahead: a deadline is public and must not tell when its proof was made. */
export const coarseDeadlineSec = (nowSec: number): number => Math.ceil((nowSec + DAY_SEC) / DAY_SEC) * DAY_SEC;

/**
 * The end of the UTC day at least 24 hours after the relay's present window ends. The deadline is public: it is the
 * same for all claims of a window, so that it tells no more of a claim's moment than the window in which it leaves.
 * @param relayBatchSec length of the windows, which start at multiples of it since 1970 (lib/server/repositories/relay-queue.ts)
 */
export function claimDeadlineSec(nowSec: number, relayBatchSec: number, closesAtSec: number): number {
  const windowEndSec = relayBatchSec > 0 ? (Math.floor(nowSec / relayBatchSec) + 1) * relayBatchSec : nowSec;
  return Math.min(coarseDeadlineSec(windowEndSec), closesAtSec);
}

const signed = (s: IncomeStatement): SignedIncomeStatement => ({
  fields: { holder: s.holder, period: s.period, grossCents: s.grossCents, netCents: s.netCents, number: s.number },
  issuerKey: s.key,
  signature: s.signature,
});

/**
 * Everything the prover needs for one month, checked as the circuit and the contract will check it.
 * @throws NOT_IN_REGISTER when the root does not hold the leaf (yet), REGISTER_BUCKET_INVALID, POLICY_UNKNOWN when the
 *   published hash is not that of the table, NO_RIGHT, CREDENTIAL_MISSING, CLAIM_DEADLINE_PASSED
 */
export function prepareClaim(claim: ClaimInput): PreparedClaim {
  const { secret, entitlement, statements, policy, period, chains } = claim;
  const table = { ...policy };
  const policyHash = hashPolicy(table);
  if (
    policyHash !== policy.policyHash ||
    policy.period !== period ||
    policy.scheme !== SUPPLEMENT_PACKS[entitlement.scheme].id
  ) {
    throw new AppError('POLICY_UNKNOWN');
  }
  const outcome = evaluateMonth({ entitlement, statements, policy: table, period });
  if (outcome.kind === 'not-in-register') throw new AppError('NOT_IN_REGISTER');
  if (outcome.kind === 'awaiting') throw new AppError('CREDENTIAL_MISSING');
  if (outcome.kind !== 'right') throw new AppError('NO_RIGHT');
  if (claim.nowSec >= policy.claimClosesAtSec) throw new AppError('CLAIM_DEADLINE_PASSED');
  const { path, registerRoot } = openPath(claim);

  const amountCents = outcome.assessment.breakdown.supplementCents as EurCents;
  const nullifier = hashNullifier(secret, policy.nullifierClass, period);
  const note = hashNote(amountCents, hashPayTo(secret, nullifier));
  const { c1, c2 } = encryptAmount(amountCents, policy.tallyKey, claim.randomness);
  const deadlineSec = claimDeadlineSec(claim.nowSec, claim.relayBatchSec, policy.claimClosesAtSec);
  const context = claimContext({
    ...chains,
    scheme: policy.scheme,
    period,
    deadlineSec: BigInt(deadlineSec),
  });
  const bySource = [0, 1].map((i) => {
    const source = entitlement.sources[i];
    const statement = source === undefined ? undefined : statementOfSource(source, statements, period);
    return statement === undefined ? null : signed(statement);
  });
  const input = supplementInput({
    secret,
    leaf: entitlement.leaf,
    path,
    statements: [bySource[0] ?? null, bySource[1] ?? null],
    policy: table,
    randomness: claim.randomness,
    context,
  });
  const signals: Record<(typeof SUPPLEMENT_SIGNALS)[number], bigint> = {
    nullifier,
    note,
    c1x: c1[0],
    c1y: c1[1],
    c2x: c2[0],
    c2y: c2[1],
    policyHash,
    registerRoot,
    context,
  };
  return {
    input,
    expected: SUPPLEMENT_SIGNALS.map((name) => signals[name]),
    amountCents,
    unproved: {
      scheme: policy.scheme,
      period,
      registerRoot: String(registerRoot),
      nullifier: String(nullifier),
      note: String(note),
      c1: [String(c1[0]), String(c1[1])],
      c2: [String(c2[0]), String(c2[1])],
      deadlineSec,
    },
  };
}

/** The leaf's path, once the bucket is seen to belong to the root and to hold the leaf. */
function openPath({ entitlement, bucket, registerRoot }: ClaimInput) {
  const inBucket = entitlement.leafIndex % BUCKET_SIZE;
  if (bucket.leaves[inBucket] !== hashEntitled(entitlement.leaf)) throw new AppError('NOT_IN_REGISTER');
  if (rootFromBucketRoots(bucket.bucketRoots) !== registerRoot) throw new AppError('REGISTER_BUCKET_INVALID');
  const path = pathFromBucket(bucket, inBucket);
  if (path.index !== entitlement.leafIndex) throw new AppError('REGISTER_BUCKET_INVALID');
  return { path, registerRoot };
}

/**
 * What was prepared, with its proof, as the relay takes it. A proof of anything but what was prepared is not sent.
 * @throws PROVING_FAILED
 */
export function toProvedRequest<Unproved extends object>(
  prepared: { readonly expected: readonly bigint[]; readonly unproved: Unproved },
  { proof, publicSignals }: Groth16Proof,
  schema: z.ZodType,
): Unproved & { proof: string[] } {
  const same =
    publicSignals.length === prepared.expected.length &&
    publicSignals.every((signal, i) => BigInt(signal) === prepared.expected[i]);
  const request = { ...prepared.unproved, proof: [...proof] };
  if (!same || !schema.safeParse(request).success) throw new AppError('PROVING_FAILED');
  return request;
}

/** The claim as the relay takes it. @throws PROVING_FAILED */
export const toClaimRequest = (prepared: Omit<PreparedClaim, 'input'>, proved: Groth16Proof): WireClaim =>
  toProvedRequest(prepared, proved, zClaimRequest);

/** How an own note's amount is looked for: `hints` first, then every amount up to the cap, unless `hintsOnly`. */
export type OpenNoteLimits = {
  readonly capCents: bigint;
  readonly hints: readonly bigint[];
  readonly hintsOnly?: boolean;
};

/**
 * The amount in a note of this card, or null when the note is not its own (trying takes seconds; in a browser it runs in
 * the worker). How a wallet knows a claim again that it has no record of.
 */
export function openNote(
  secret: SecretIdentity,
  nullifier: FieldElement,
  note: FieldElement,
  { capCents, hints, hintsOnly = false }: OpenNoteLimits,
): EurCents | null {
  const payTo = hashPayTo(secret, nullifier);
  const fits = (cents: bigint): boolean => hashNote(cents as EurCents, payTo) === note;
  const hinted = hints.find((cents) => cents <= capCents && fits(cents));
  if (hinted !== undefined) return hinted as EurCents;
  for (let cents = 1n; cents <= capCents && !hintsOnly; cents++) {
    if (fits(cents)) return cents as EurCents;
  }
  return null;
}
