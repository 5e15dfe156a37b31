import { poseidon5 } from 'poseidon-lite';
import type { EurCents } from '../domain/cents';
import type { Disregard } from '../domain/formula';
import type { Period } from '../domain/period';
import type { SchemeId } from '../domain/schemes';
import { AppError } from '../errors/app-error';
import type { Point } from './babyjubjub';
import type { FieldElement } from './field';
import { TAG } from './tags';

export const NORM_SLOTS = 8;
export const DISREGARD_SLOTS = 4;

/** The published table of a supplement scheme for one month: what the circuit computes with. */
export type SupplementPolicy = {
  readonly scheme: SchemeId;
  readonly basis: 'net' | 'gross';
  readonly nullifierClass: number;
  readonly period: Period;
  /** Exactly NORM_SLOTS; 0 = class not in use. */
  readonly norms: readonly EurCents[];
  /** Exactly DISREGARD_SLOTS; slot 0 is "none". */
  readonly disregards: readonly Disregard[];
  readonly tallyKey: Point;
};

/** Number of `basis` in the hash and on chain. */
export const BASIS = { net: 0, gross: 1 } as const;

/** Values of at most 32 bits side by side, the first lowest. */
const pack32 = (values: readonly bigint[]): bigint =>
  values.reduce((packed, value, index) => packed | (value << BigInt(32 * index)), 0n);

const packDisregard = (d: Disregard): bigint => pack32([d.flatCents, BigInt(d.bps), d.capCents]);

/**
 * Commits to a policy table; the contract computes the same from what it publishes.
 *
 *   head    = scheme | basis << 8 | nullifierClass << 16 | period << 32
 *   normsLo = norms[0..3], 32 bits each, lowest first;  normsHi = norms[4..7]
 *   d(i)    = flat | bps << 32 | cap << 64;  dLo = d(0) | d(1) << 96;  dHi = d(2) | d(3) << 96
 *   inner      = H(POLICY, head, normsLo, normsHi, dLo)
 *   policyHash = H(POLICY_TAIL, inner, dHi, tallyX, tallyY)
 *
 * @throws INPUT_MALFORMED when the table has not exactly 8 norms and 4 disregards, or bps above 10000
 */
export function hashPolicy(policy: SupplementPolicy): FieldElement {
  const { norms, disregards } = policy;
  if (norms.length !== NORM_SLOTS || disregards.length !== DISREGARD_SLOTS) throw new AppError('INPUT_MALFORMED');
  if (disregards.some(({ bps }) => !Number.isInteger(bps) || bps < 0 || bps > 10000)) {
    throw new AppError('INPUT_MALFORMED');
  }
  const d = disregards.map(packDisregard) as [bigint, bigint, bigint, bigint];
  const head =
    BigInt(policy.scheme) |
    (BigInt(BASIS[policy.basis]) << 8n) |
    (BigInt(policy.nullifierClass) << 16n) |
    (BigInt(policy.period) << 32n);
  const inner = poseidon5([TAG.POLICY, head, pack32(norms.slice(0, 4)), pack32(norms.slice(4)), d[0] | (d[1] << 96n)]);
  return poseidon5([TAG.POLICY_TAIL, inner, d[2] | (d[3] << 96n), ...policy.tallyKey]) as FieldElement;
}

/** What the pool reserves for one claim: the largest norm. */
export const maxAmount = (policy: SupplementPolicy): EurCents =>
  policy.norms.reduce((max, norm) => (norm > max ? norm : max), 0n as EurCents);
