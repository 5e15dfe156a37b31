import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/server/repositories/database';
import { checkReceipt, type ReceiptDeps } from '@/lib/server/services/receipt-check';
import type { Worker } from '@/lib/server/worker/worker';
import { eurCents } from '@/lib/shared/domain/cents';
import { AppError } from '@/lib/shared/errors/app-error';
import { makeReceipt, type Receipt } from '@/lib/shared/protocol/receipt';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { OCTOBER, secretOf } from '@/tests/fixtures/household';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { enrol, type Stack, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import { claimOf, minedJob, publishedLeaves, startWorkerHere } from '../helpers/worker';

let stack: Stack;
let worker: Worker;
let claim: ClaimRequest;

beforeAll(async () => {
  stack = await startStack({ fundingCents: 3_000_00n });
  worker = startWorkerHere(stack);
  await worker.ready;
  await enrol(['driver']);
  const leaves = await publishedLeaves(2);
  const { income, payout } = stack.deployments;
  claim = await provedClaim({ leaves, income, payout, name: 'driver', netCents: 118_000n });
  await minedJob(await enqueueClaim(claim));
  await waitUntil('the claim in the index', () => claimOf(claim));
});
afterAll(async () => {
  await worker?.stop();
  await stack?.stop();
});

const deps = (): ReceiptDeps => ({ db: database(), chain: stack.chains.income });
/** The driver's own receipt of October, as the card makes it. */
const receipt = (over: Partial<Receipt> = {}): Receipt => {
  const { chainId, contracts } = stack.deployments.income;
  const source = { chainId, gate: contracts.incomeSupplement, scheme: 1, nullifierClass: 1, period: OCTOBER };
  const own = makeReceipt(secretOf('driver'), { ...source, amountCents: eurCents(41_646n), reason: 'review' });
  return { ...own, ...over };
};
const faultOf = async (over: Partial<Receipt>) => {
  const check = await checkReceipt(receipt(over), deps());
  return check.outcome === 'refused' ? check.fault : check.outcome;
};

describe('a receipt against the income chain', () => {
  it('RC-10 opens a real claim: amount, month and the transaction that holds it', async () => {
    const indexed = await claimOf(claim);
    expect(await checkReceipt(receipt(), deps())).toMatchObject({
      ...{ outcome: 'holds', scheme: 'pw', period: OCTOBER, amountCents: '41646' },
      txHash: indexed?.txHash,
      blockNumber: Number(indexed?.blockNumber),
    });
  });

  it('S-12 a tampered amount is refused, as is another payTo', async () => {
    expect(await faultOf({ amountCents: eurCents(41_647n) })).toBe('does-not-open');
    expect(await faultOf({ payTo: receipt().nullifier })).toBe('does-not-open');
  });

  it('S-07 a claim that nobody made, another person’s, another chain’s or gate’s is refused, each by its name', async () => {
    const neighbour = makeReceipt(secretOf('neighbour'), { ...receipt(), nullifierClass: 1 });
    expect(await faultOf({ nullifier: neighbour.nullifier, payTo: neighbour.payTo })).toBe('unknown-claim');
    expect(await faultOf({ scheme: 2 })).toBe('other-scheme');
    expect(await faultOf({ chainId: 1 })).toBe('other-chain');
    expect(await faultOf({ gate: `0x${'1'.repeat(40)}` })).toBe('other-gate');
  });

  it('RC-11 the chain has the last word: an index that names a claim that the chain does not have proves nothing', async () => {
    const row = await claimOf(claim);
    const forged = makeReceipt(secretOf('forger'), { ...receipt(), nullifierClass: 1 });
    const { logIndex, ...rest } = row ?? (null as never);
    const made = { ...rest, logIndex: logIndex + 1000, nullifier: String(forged.nullifier) };
    await database().claimEvent.create({ data: made });
    expect(await faultOf({ nullifier: forged.nullifier, payTo: forged.payTo })).toBe('unknown-claim');
    await database().claimEvent.deleteMany({ where: { nullifier: String(forged.nullifier) } });
  });

  it('RC-12 a claim that the index has not reached, and a chain that is down: try again, and never a verdict', async () => {
    const row = await claimOf(claim);
    await database().claimEvent.deleteMany({ where: { nullifier: String(claim.nullifier) } });
    const late = await checkReceipt(receipt(), deps()).catch((error: unknown) => error);
    await database().claimEvent.create({ data: row as never });
    expect(late).toBeInstanceOf(AppError);
    expect(late).toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
    await worker.stop();
    await stack.anvils.income.stop();
    await expect(checkReceipt(receipt(), deps())).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
  });
});
