import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashNullifier, hashPayTo, hashSpendNullifier } from '@/lib/shared/protocol/hashes';
import { makeReceipt, receiptFault, receiptNote, receiptPlaceFault } from '@/lib/shared/protocol/receipt';
import { wireReceipt, zReceipt } from '@/lib/shared/schemas/review-api';
import { secretOf } from '@/tests/fixtures/household';

const GATE = '0x5FbDB2315678afecb367f032d93F642f64180aa3' as const;
const OCTOBER = period(202610);
const source = {
  ...{ chainId: 31337, gate: GATE, scheme: 1, nullifierClass: 1, period: OCTOBER },
  ...{ amountCents: eurCents(41_646n), reason: 'review' as const },
};
const driver = secretOf('driver');
const receipt = makeReceipt(driver, source);
/** The claim as the chain has it. */
const nullifier = hashNullifier(driver, 1, OCTOBER);
const claim = { scheme: 1, period: OCTOBER, note: hashNote(eurCents(41_646n), hashPayTo(driver, nullifier)) };

describe('a receipt', () => {
  it('RC-01 opens the claim that the chain has under its nullifier', () => {
    expect(receipt.nullifier).toBe(nullifier);
    expect(receiptNote(receipt)).toBe(claim.note);
    expect(receiptFault(receipt, claim)).toBeNull();
  });

  it('S-12 another amount than the claim’s does not open its note, by a cent up or down', () => {
    for (const amountCents of [41_645n, 41_647n, 0n, 141_946n]) {
      expect(receiptFault({ ...receipt, amountCents: eurCents(amountCents) }, claim)).toBe('does-not-open');
    }
  });

  it('S-07 another person’s claim is not opened: neither by its nullifier nor by somebody else’s payTo', () => {
    const bram = secretOf('bram');
    const theirs = hashNullifier(bram, 1, OCTOBER);
    const other = { ...claim, note: hashNote(eurCents(41_646n), hashPayTo(bram, theirs)) };
    expect(receiptFault({ ...receipt, nullifier: theirs }, other)).toBe('does-not-open');
    expect(receiptFault({ ...receipt, payTo: hashPayTo(bram, nullifier) }, claim)).toBe('does-not-open');
  });

  it('RC-02 an unknown claim, another month, scheme, gate or chain: each is named', () => {
    expect(receiptFault(receipt, null)).toBe('unknown-claim');
    expect(receiptFault({ ...receipt, period: period(202609) }, claim)).toBe('other-period');
    expect(receiptFault({ ...receipt, scheme: 2 }, claim)).toBe('other-scheme');
    expect(receiptPlaceFault(receipt, { chainId: 31337, gate: GATE.toLowerCase() })).toBeNull();
    expect(receiptPlaceFault(receipt, { chainId: 1, gate: GATE })).toBe('other-chain');
    expect(receiptPlaceFault(receipt, { chainId: 31337, gate: `0x${'1'.repeat(40)}` })).toBe('other-gate');
  });

  it('S-34 reveals neither the secret nor how the note is spent', () => {
    const spend = hashSpendNullifier(driver, claim.note);
    const text = JSON.stringify(wireReceipt(receipt));
    expect(text).not.toContain(String(driver));
    expect(text).not.toContain(String(spend));
  });

  it('RC-03 travels as text and back; what is no receipt is refused', () => {
    const wire = wireReceipt(receipt);
    expect(zReceipt.parse(JSON.parse(JSON.stringify(wire)))).toEqual(receipt);
    const bad: Record<string, unknown>[] = [
      { version: 2 },
      { amountCents: '-1' },
      { amountCents: String(2n ** 32n) },
      { nullifier: String((nullifier as FieldElement) + 2n ** 254n) },
      { scheme: 3 },
      { reason: 'because' },
      { note: 'hello' },
      { gate: 'nowhere' },
    ];
    for (const change of bad) expect(zReceipt.safeParse({ ...wire, ...change }).success).toBe(false);
  });
});
