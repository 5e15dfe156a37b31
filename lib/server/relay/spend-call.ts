import { isAddressEqual, zeroAddress } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { spendArgs } from '@/lib/shared/protocol/pool-calls';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { SpendRequest } from '@/lib/shared/schemas/pool-api';
import { type ChainHandle, chains } from '../chain/client';
import { revertError } from './revert';

/** Least that leaves the pool (PoolSpending.MIN_WITHDRAWAL_CENTS). */
const MIN_WITHDRAWAL_CENTS = 500n;

/** Errors of the pool that tell a citizen something; any other refusal is SPEND_REFUSED with the contract's reason. */
const CODE_OF_REVERT: Readonly<Record<string, ErrorCode>> = {
  PayoutPool__NullifierSpent: 'NOTE_SPENT',
  PayoutPool__RootUnknown: 'NOTE_ROOT_UNKNOWN',
  PayoutPool__DeadlinePassed: 'SPEND_DEADLINE_PASSED',
  PayoutPool__ProofInvalid: 'SPEND_PROOF_INVALID',
  PayoutPool__AmountTooSmall: 'AMOUNT_TOO_SMALL',
  PayoutPool__RecipientInvalid: 'RECIPIENT_INVALID',
  PayoutPool__SignalOutOfField: 'FIELD_OUT_OF_RANGE',
};

/**
 * What can be refused without asking the pool, so that nothing of the kind waits for a chain that is down (S-18).
 * @throws SPEND_DEADLINE_PASSED, AMOUNT_TOO_SMALL, RECIPIENT_INVALID, SPEND_REFUSED
 */
export function requireSoundSpend(
  { amountCents, recipient, nullifiers, deadlineSec }: SpendRequest,
  { contracts }: Pick<PayoutDeployment, 'contracts'>,
  now: Date,
): void {
  if (deadlineSec * 1000 <= now.getTime()) throw new AppError('SPEND_DEADLINE_PASSED');
  if (amountCents > 0n && amountCents < MIN_WITHDRAWAL_CENTS) throw new AppError('AMOUNT_TOO_SMALL');
  const isNobody = isAddressEqual(recipient, zeroAddress);
  const isOurs = [contracts.payoutPool, contracts.euroToken].some((own) => isAddressEqual(recipient, own));
  if (amountCents === 0n ? !isNobody : isNobody || isOurs) throw new AppError('RECIPIENT_INVALID');
  if (nullifiers[0] === nullifiers[1]) {
    throw new AppError('SPEND_REFUSED', { data: { reason: 'PayoutPool__SameNullifier' } });
  }
}

/**
 * Asks the pool whether it would take a spend, by eth_call. It is the relay's rate limit.
 * @throws NOTE_SPENT, NOTE_ROOT_UNKNOWN, SPEND_DEADLINE_PASSED, SPEND_PROOF_INVALID, AMOUNT_TOO_SMALL, RECIPIENT_INVALID,
 * FIELD_OUT_OF_RANGE, SPEND_REFUSED (with the contract's reason), CHAIN_UNAVAILABLE
 */
export async function simulateSpend(
  request: SpendRequest,
  chain: ChainHandle<PayoutDeployment> = chains().payout,
): Promise<void> {
  try {
    await chain.client.simulateContract({
      address: chain.deployment().contracts.payoutPool,
      abi: payoutPoolAbi,
      functionName: 'spend',
      args: spendArgs(request),
    });
  } catch (error) {
    throw revertError(error, CODE_OF_REVERT, 'SPEND_REFUSED');
  }
}
