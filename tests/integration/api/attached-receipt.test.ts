import { type AbiEvent, encodeAbiParameters, encodeEventTopics } from 'viem';
import { describe, expect, test } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { ReceiptDeps } from '@/lib/server/services/receipt-check';
import { checkAttachedReceipt, checkShownReceipt } from '@/lib/server/services/work-list-cases';
import { eurCents } from '@/lib/shared/domain/cents';
import { makeReceipt, receiptNote } from '@/lib/shared/protocol/receipt';
import { wireReceipt } from '@/lib/shared/schemas/review-api';
import { secretOf } from '@/tests/fixtures/household';
import { cases, OCTOBER } from '../helpers/cases';

const t = cases();
const GATE = `0x${'a'.repeat(40)}` as const;
const TX = `0x${'b'.repeat(64)}` as const;
const source = { chainId: 31337, gate: GATE, scheme: 1, nullifierClass: 1, period: OCTOBER };
const receipt = makeReceipt(secretOf('driver'), { ...source, amountCents: eurCents(41_646n), reason: 'review' });

/** A chain with one claim, made in a region; the answers of a node, without one. */
function chainWith(region: number): ReceiptDeps['chain'] {
  const event = incomeSupplementAbi.find((one) => one.type === 'event' && one.name === 'Claimed') as AbiEvent;
  const known: Readonly<Record<string, unknown>> = {
    ...{ scheme: 1, region, period: OCTOBER },
    ...{ nullifier: receipt.nullifier, note: receiptNote(receipt) },
  };
  const args = Object.fromEntries(event.inputs.map(({ name = '', type }) => [name, known[name] ?? emptyOf(type)]));
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  const data = encodeAbiParameters(
    plain,
    plain.map(({ name = '' }) => args[name]),
  );
  const topics = encodeEventTopics({ abi: [event], args } as unknown as Parameters<typeof encodeEventTopics>[0]);
  const client = {
    readContract: async () => `0x${'1'.repeat(64)}`,
    getTransactionReceipt: async () => ({ blockNumber: 7n, logs: [{ address: GATE, topics, data }] }),
  };
  const deployment = () => ({ contracts: { incomeSupplement: GATE } });
  return { settings: { chainId: 31337 }, deployment, client } as unknown as ReceiptDeps['chain'];
}
const emptyOf = (type: string): unknown => {
  const fixed = /^uint256\[(\d)\]$/.exec(type);
  if (fixed) return Array(Number(fixed[1])).fill(0n);
  return type === 'bytes' ? '0x' : type === 'bytes32' ? `0x${'0'.repeat(64)}` : type === 'address' ? GATE : 0n;
};

/** Amina's question at Voorbeeldstad, with the receipt. */
async function asked(): Promise<string> {
  const none = { c1x: '0', c1y: '0', c2x: '0', c2y: '0', capCents: 0n, trancheId: 1n };
  const event = {
    chain: 'income',
    blockNumber: 7n,
    logIndex: 0,
    txHash: TX,
    timestampSec: 1n,
    scheme: 1,
    region: 9001,
  };
  const claim = { ...event, ...none, period: OCTOBER, nullifier: String(receipt.nullifier), note: '0' };
  await t.db().claimEvent.deleteMany();
  await t.db().claimEvent.create({ data: claim });
  const row = { personId: 'amina', scheme: 1, region: 9001, period: OCTOBER, kind: 'month', reason: 'paid-too-little' };
  return (await t.db().reviewRequest.create({ data: { ...row, receipt: wireReceipt(receipt) } })).id;
}
const check = async (id: string, region: number, by: 'stad' | 'colleague' = 'stad') =>
  checkAttachedReceipt(await t.actor(by), id, { db: t.db(), chain: chainWith(region) });
const read = (subject: string) => t.db().auditEvent.findMany({ where: { action: 'case.receipt.read', subject } });

describe('a receipt that came with a question', () => {
  test('RC-13 a claim of another region than the case’s register is refused, and its amount is not shown', async () => {
    const id = await asked();
    expect(await check(id, 9002)).toEqual({ outcome: 'refused', fault: 'other-region' });
    expect(await read(id)).toEqual([]);
    expect(await check(id, 9001)).toMatchObject({ outcome: 'holds', amountCents: '41646' });
  });

  test('RC-14 who reads the amount is in the audit log, without it: one line an hour for each account and case', async () => {
    const id = await asked();
    await Promise.all([check(id, 9001), check(id, 9001), check(id, 9001, 'colleague')]);
    await check(id, 9001);
    const lines = await read(id);
    expect(new Set(lines.map(({ staffId }) => staffId)).size).toBe(2);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.data).toEqual({ scheme: 1, region: 9001, period: OCTOBER });
    expect(JSON.stringify(lines.map(({ data }) => data))).not.toContain('41646');
  });
});

describe('a receipt that was handed over', () => {
  test('RC-15 who reads its amount is in the audit log, by scheme and month, and nothing that leads to the claim', async () => {
    await asked();
    const actor = await t.actor('stad');
    const before = (await t.db().auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
    const deps = { db: t.db(), chain: chainWith(9002) };
    expect(await checkShownReceipt(actor, receipt, deps)).toMatchObject({ outcome: 'holds', amountCents: '41646' });
    const other = { ...receipt, amountCents: eurCents(41_647n) };
    expect(await checkShownReceipt(actor, other, deps)).toMatchObject({ outcome: 'refused' });
    const lines = await t.db().auditEvent.findMany({ where: { id: { gt: before } } });
    expect(lines).toMatchObject([{ action: 'case.receipt.read', subject: null, staffId: actor.staffId }]);
    expect(lines[0]?.data).toEqual({ scheme: 1, period: OCTOBER });
  });
});
