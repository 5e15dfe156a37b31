import { setImmediate as breathe } from 'node:timers/promises';
import { IDENTITY } from '@/lib/shared/protocol/babyjubjub';
import type { Ciphertext } from '@/lib/shared/protocol/elgamal';
import { sumCiphertexts } from '@/lib/shared/protocol/tally';
import type { ClosedTranche, TrancheClaim } from '../repositories/tally';

/**
 * Claims that a sum must be made of before a key holder helps to open it. The key holders' own rule, whatever the contract
 * asks for (S-22).
 */
export const MIN_CLAIMS = 10;

/** Why a key holder does not help to open a tranche. */
export type Refusal =
  | 'too few claims'
  | 'count differs'
  | 'caps differ'
  | 'claim of another register'
  | 'claim counted twice'
  | 'sums differ';

/** Claims added up at once: some 60 ms of work, between which the other jobs of the process have their turn. */
const CHUNK = 500;

/**
 * Compares what a tranche closed with, as the tally tells, with the claims themselves, as the gate told them.
 * @param claims every claim that the gate counted in the tranche
 * @returns null when the sum is that of these claims, each counted once, and they are at least ten
 */
export async function refusalOf(
  tranche: Pick<ClosedTranche, 'scheme' | 'region' | 'count' | 'capSumCents' | 'sums'>,
  claims: readonly TrancheClaim[],
): Promise<Refusal | null> {
  if (claims.length < MIN_CLAIMS || tranche.count < MIN_CLAIMS) return 'too few claims';
  if (claims.length !== tranche.count) return 'count differs';
  if (claims.reduce((sum, { capCents }) => sum + capCents, 0n) !== tranche.capSumCents) return 'caps differ';
  if (claims.some(({ scheme, region }) => scheme !== tranche.scheme || region !== tranche.region))
    return 'claim of another register';
  if (new Set(claims.map(({ nullifier }) => nullifier)).size !== claims.length) return 'claim counted twice';
  return isSame(await sumOf(claims), tranche.sums) ? null : 'sums differ';
}

async function sumOf(claims: readonly Ciphertext[]): Promise<Ciphertext> {
  let sum: Ciphertext = { c1: IDENTITY, c2: IDENTITY };
  for (let start = 0; start < claims.length; start += CHUNK) {
    sum = sumCiphertexts([sum, ...claims.slice(start, start + CHUNK)]);
    await breathe();
  }
  return sum;
}

const isSame = (a: Ciphertext, b: Ciphertext): boolean =>
  a.c1[0] === b.c1[0] && a.c1[1] === b.c1[1] && a.c2[0] === b.c2[0] && a.c2[1] === b.c2[1];
