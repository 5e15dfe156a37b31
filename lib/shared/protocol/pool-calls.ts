import { encodeFunctionData, type Hex } from 'viem';
import { euroTokenAbi } from '../../generated/abi/EuroToken';
import { payoutPoolAbi } from '../../generated/abi/PayoutPool';
import type { SpendRequest, TransferRequest } from '../schemas/pool-api';

/** The calls that bring a spend and a one-time account's transfer to the chain, whoever sends them. */

type EightWords = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

/** Arguments of PayoutPool.spend. */
export const spendArgs = (request: SpendRequest) =>
  [
    {
      root: request.root,
      // Cast: below 2^32. Enforced: zCents.
      amountCents: Number(request.amountCents),
      nullifiers: request.nullifiers,
      change: request.change,
      recipient: request.recipient,
      deadline: BigInt(request.deadlineSec),
      // PRE length 8. Enforced: zSolidityProof.
      proof: request.proof as unknown as EightWords,
    },
  ] as const;

export const spendCallData = (request: SpendRequest): Hex =>
  encodeFunctionData({ abi: payoutPoolAbi, functionName: 'spend', args: spendArgs(request) });

/** Arguments of EIP-3009 transferWithAuthorization. */
export const transferArgs = (request: TransferRequest) =>
  [
    request.from,
    request.to,
    request.units,
    BigInt(request.validAfterSec),
    BigInt(request.validBeforeSec),
    request.nonce,
    request.v,
    request.r,
    request.s,
  ] as const;

export const transferCallData = (request: TransferRequest): Hex =>
  encodeFunctionData({ abi: euroTokenAbi, functionName: 'transferWithAuthorization', args: transferArgs(request) });
