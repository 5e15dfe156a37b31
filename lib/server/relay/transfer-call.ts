import { getAddress, isAddressEqual, zeroAddress } from 'viem';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { AppError } from '@/lib/shared/errors/app-error';
import { transferArgs } from '@/lib/shared/protocol/pool-calls';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { TransferRequest } from '@/lib/shared/schemas/pool-api';
import { type ChainHandle, chains } from '../chain/client';
import { indexedUntil } from '../repositories/chain-index';
import { database } from '../repositories/database';
import { countTransfersFrom, paymentsTo } from '../repositories/relay-evidence';
import { countActive } from '../repositories/relay-queue';
import { revertError } from './revert';

export type PayoutChain = ChainHandle<PayoutDeployment>;

/** A one-time account is emptied in one transfer; a few more are no trouble, thousands would drain the gas budget. */
const TRANSFERS_PER_PAYMENT = 4;

/** What the keys of an account's transfer jobs begin with. */
export const transfersOf = (from: TransferRequest['from']): string => `${from.toLowerCase()}:`;

/**
 * What can be refused without asking the token (S-18).
 * @throws RECIPIENT_INVALID, AMOUNT_TOO_SMALL, TRANSFER_REFUSED when the authorization has expired
 */
export function requireSoundTransfer(
  { to, units, validBeforeSec }: TransferRequest,
  { contracts }: Pick<PayoutDeployment, 'contracts'>,
  now: Date,
): void {
  const forbidden = [zeroAddress, contracts.payoutPool, contracts.euroToken];
  if (forbidden.some((address) => isAddressEqual(to, address))) throw new AppError('RECIPIENT_INVALID');
  if (units === 0n) throw new AppError('AMOUNT_TOO_SMALL');
  if (validBeforeSec * 1000 <= now.getTime()) {
    throw new AppError('TRANSFER_REFUSED', { data: { reason: 'EIP3009__Expired' } });
  }
}

/**
 * The relay carries transfers of accounts that the pool paid, and of nobody else. Asks the index, and the chain for what
 * the index has not read yet.
 * @throws TRANSFER_REFUSED, CHAIN_UNAVAILABLE
 */
export async function requirePaidAccount(from: TransferRequest['from'], chain: PayoutChain): Promise<void> {
  const account = getAddress(from);
  const { count } = await paymentsTo(account);
  const payments = count > 0 ? count : await newPaymentsTo(account, chain);
  if (payments === 0) throw new AppError('TRANSFER_REFUSED', { data: { reason: 'not paid by the pool' } });
  // What is under way counts too: thousands could be asked for before the first one is mined.
  const [mined, asked] = await Promise.all([countTransfersFrom(account), countActive('transfer', transfersOf(from))]);
  if (Math.max(mined, asked) >= payments * TRANSFERS_PER_PAYMENT) {
    throw new AppError('TRANSFER_REFUSED', { data: { reason: 'too many transfers' } });
  }
}

async function newPaymentsTo(account: `0x${string}`, chain: PayoutChain): Promise<number> {
  const cursor = await indexedUntil('payout', database());
  const deployment = chain.deployment();
  try {
    const logs = await chain.client.getContractEvents({
      address: deployment.contracts.payoutPool,
      abi: payoutPoolAbi,
      eventName: 'Spent',
      args: { recipient: account },
      fromBlock: cursor ? cursor.blockNumber + 1n : BigInt(deployment.startBlock),
    });
    return logs.length;
  } catch (error) {
    throw revertError(error, {}, 'TRANSFER_REFUSED');
  }
}

/**
 * Asks the token whether it would carry out a transfer, by eth_call.
 * @throws TRANSFER_REFUSED (with the contract's reason), CHAIN_UNAVAILABLE
 */
export async function simulateTransfer(request: TransferRequest, chain: PayoutChain = chains().payout): Promise<void> {
  try {
    await chain.client.simulateContract({
      address: chain.deployment().contracts.euroToken,
      abi: euroTokenAbi,
      functionName: 'transferWithAuthorization',
      args: transferArgs(request),
    });
  } catch (error) {
    throw revertError(error, {}, 'TRANSFER_REFUSED');
  }
}
