import type { Address, Hex } from 'viem';
import { spendCallData, transferCallData } from '../../protocol/pool-calls';
import { zSpendRequest, zTransferRequest } from '../../schemas/pool-api';
import type { PublicConfig } from '../../schemas/public-api';
import type { StepState } from './plan-state';

/**
 * What anybody may send to the payout chain to bring a payment one move on: the proof or the signed transfer that was
 * kept for the relay. It says where the money goes, so whoever sends it alters nothing. Null while nothing is kept.
 */
export function ownCall(
  state: StepState,
  { contracts }: Pick<PublicConfig, 'contracts'>,
): { readonly to: Address; readonly data: Hex } | null {
  switch (state.phase) {
    case 'consolidating':
    case 'withdrawing':
      return state.request === null
        ? null
        : { to: contracts.payoutPool, data: spendCallData(zSpendRequest.parse(state.request)) };
    case 'forwarding':
      return { to: contracts.euroToken, data: transferCallData(zTransferRequest.parse(state.request)) };
    default:
      return null;
  }
}
