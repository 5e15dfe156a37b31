import { poseidon2, poseidon3, poseidon4, poseidon6 } from 'poseidon-lite';
import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import type { Point } from './babyjubjub';
import type { FieldElement } from './field';
import { TAG } from './tags';

/** The holder's identity secret. Lives in the card's memory only; never logged, stored in the clear or sent. */
export type SecretIdentity = FieldElement & { readonly __secret?: 'SecretIdentity' };

/** KEY: identifies a signing key. @see DESIGN.md section 4 */
export const hashKey = (key: Point): FieldElement => poseidon3([TAG.KEY, key[0], key[1]]) as FieldElement;

/** HOLDER: what agencies and issuers know a person's card by; never on a chain. */
export const hashHolder = (secret: SecretIdentity): FieldElement => poseidon2([TAG.HOLDER, secret]) as FieldElement;

/** SOURCE: one income source of a household: the signing key and the person it issues to. */
export const hashSource = (keyHash: FieldElement, holder: FieldElement): FieldElement =>
  poseidon3([TAG.SOURCE, keyHash, holder]) as FieldElement;

export type IncomeStatementFields = {
  readonly holder: FieldElement;
  readonly period: Period;
  readonly grossCents: EurCents;
  readonly netCents: EurCents;
  /** The issuer's serial number of the statement, below 2^64. */
  readonly number: bigint;
};

/** INCOME: what an employer signs. */
export const hashIncome = (s: IncomeStatementFields): FieldElement =>
  poseidon6([TAG.INCOME, s.holder, BigInt(s.period), s.grossCents, s.netCents, s.number]) as FieldElement;

/** CLAIM nullifier: what may be had once per person, class and period. Needs the secret: no issuer can compute it. */
export const hashNullifier = (secret: SecretIdentity, nullifierClass: number, period: number): FieldElement =>
  poseidon4([TAG.CLAIM, secret, BigInt(nullifierClass), BigInt(period)]) as FieldElement;

/** PAYTO: who may spend a note. `nonce` is the claim's nullifier, the first spend nullifier, or a deposit counter. */
export const hashPayTo = (secret: SecretIdentity, nonce: FieldElement): FieldElement =>
  poseidon3([TAG.PAYTO, secret, nonce]) as FieldElement;

/** NOTE: hiding commitment to an amount and its owner. */
export const hashNote = (amountCents: EurCents, payTo: FieldElement): FieldElement =>
  poseidon3([TAG.NOTE, amountCents, payTo]) as FieldElement;

/** LEAF of the pool's tree: a note and what the pool reserved for it. */
export const hashPoolLeaf = (note: FieldElement, capCents: EurCents): FieldElement =>
  poseidon3([TAG.LEAF, note, capCents]) as FieldElement;

/** SPEND nullifier: free of the leaf's position. */
export const hashSpendNullifier = (secret: SecretIdentity, note: FieldElement): FieldElement =>
  poseidon3([TAG.SPEND, secret, note]) as FieldElement;

/** Inner node of every tree. Untagged: leaves are tagged and of another arity, so none passes as a node. */
export const hashNode = (left: FieldElement, right: FieldElement): FieldElement =>
  poseidon2([left, right]) as FieldElement;
