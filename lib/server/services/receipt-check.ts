import 'server-only';
import { parseEventLogs, TransactionReceiptNotFoundError } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { period } from '@/lib/shared/domain/period';
import { regionName } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { type ClaimOnChain, type Receipt, receiptFault, receiptPlaceFault } from '@/lib/shared/protocol/receipt';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ReceiptCheck } from '@/lib/shared/schemas/work-list-api';
import type { ChainHandle } from '../chain/client';
import { claimOfNullifier } from '../repositories/chain-index';
import type { Db } from '../repositories/database';

export type ReceiptDeps = { readonly db: Db; readonly chain: ChainHandle<IncomeDeployment> };

type FoundClaim = ClaimOnChain & {
  readonly region: number;
  readonly txHash: string;
  readonly blockNumber: bigint;
};

/** The gate that this portal's receipts are of. */
export const gateOf = ({ settings, deployment }: ReceiptDeps['chain']) => ({
  chainId: settings.chainId,
  gate: deployment().contracts.incomeSupplement,
});

/** Where the claim must have been made: the region of the case's register, or null for a receipt of no case. */
export type ReceiptPlace = { readonly region: number | null };

/**
 * Checks a receipt against the income chain as it is now. The index only says where to look: the claim itself is read from
 * the chain's own event, and the gate is asked whether it knows the nullifier.
 * @throws CHAIN_UNAVAILABLE when the chain cannot be asked, or has a claim that the index has not reached yet
 */
export async function checkReceipt(
  receipt: Receipt,
  { db, chain }: ReceiptDeps,
  { region }: ReceiptPlace = { region: null },
): Promise<ReceiptCheck> {
  const place = receiptPlaceFault(receipt, gateOf(chain));
  if (place !== null) return { outcome: 'refused', fault: place };
  const indexed = await claimOfNullifier(receipt.nullifier.toString(), db);
  const [isKnown, claim] = await askChain(() =>
    Promise.all([isNullifierUsed(receipt, chain), indexed ? readClaim(receipt, indexed.txHash, chain) : null]),
  );
  // The chain knows the nullifier and the index does not, or the other way round after a reorganisation: it passes.
  if (isKnown !== (claim !== null)) throw new AppError('CHAIN_UNAVAILABLE');
  const fault = receiptFault(receipt, claim);
  const scheme = supplementSchemeOf(receipt.scheme);
  if (fault !== null || !claim || !indexed || !scheme) {
    return { outcome: 'refused', fault: fault ?? 'unknown-claim' };
  }
  if (region !== null && claim.region !== region) return { outcome: 'refused', fault: 'other-region' };
  return {
    outcome: 'holds',
    scheme,
    regionName: regionName(claim.region),
    period: period(claim.period),
    amountCents: receipt.amountCents.toString(),
    txHash: claim.txHash,
    blockNumber: Number(claim.blockNumber),
    blockTimeSec: Number(indexed.timestampSec),
  };
}

async function askChain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('CHAIN_UNAVAILABLE', { cause });
  }
}

async function isNullifierUsed({ nullifier }: Receipt, { client, deployment }: ReceiptDeps['chain']): Promise<boolean> {
  const address = deployment().contracts.incomeSupplement;
  const args = [nullifier] as const;
  const hash = await client.readContract({
    address,
    abi: incomeSupplementAbi,
    functionName: 'messageHash',
    args,
  });
  return BigInt(hash) !== 0n;
}

/** The gate's event `Claimed` under the nullifier in a transaction, or null when the chain has it no more. */
async function readClaim(
  { nullifier }: Receipt,
  txHash: string,
  { client, deployment }: ReceiptDeps['chain'],
): Promise<FoundClaim | null> {
  const gate = deployment().contracts.incomeSupplement.toLowerCase();
  try {
    const { logs, blockNumber } = await client.getTransactionReceipt({ hash: txHash as `0x${string}` });
    const events = parseEventLogs({ abi: incomeSupplementAbi, eventName: 'Claimed', logs });
    const event = events.find(({ address, args }) => address.toLowerCase() === gate && args.nullifier === nullifier);
    return event ? { ...event.args, txHash, blockNumber } : null;
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}
