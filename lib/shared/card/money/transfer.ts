import { type Address, parseSignature } from 'viem';
import { AppError } from '../../errors/app-error';
import type { SecretIdentity } from '../../protocol/hashes';
import { type WireTransfer, zTransferRequest } from '../../schemas/pool-api';
import type { PublicConfig } from '../../schemas/public-api';
import { forwardNonce, oneTimeAccount } from './accounts';

/** EIP-3009. */
const TRANSFER_TYPES = {
  TransferWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
} as const;

export type TransferOrder = {
  readonly accountIndex: number;
  readonly to: Address;
  readonly units: bigint;
  /** What has left the account before. */
  readonly sentUnits: bigint;
  readonly validBeforeSec: number;
};

/** What a one-time account signs (EIP-712) so that anyone may send its transfer, and pay the gas for it. */
export function transferTypedData(
  { chains, contracts, payout }: Pick<PublicConfig, 'chains' | 'contracts' | 'payout'>,
  message: {
    readonly from: Address;
    readonly to: Address;
    readonly value: bigint;
    readonly validAfter: bigint;
    readonly validBefore: bigint;
    readonly nonce: `0x${string}`;
  },
) {
  return {
    domain: {
      name: payout.euroName,
      version: payout.euroVersion,
      chainId: chains.payout.chainId,
      verifyingContract: contracts.euroToken,
    },
    types: TRANSFER_TYPES,
    primaryType: 'TransferWithAuthorization',
    message,
  } as const;
}

/** The transfer of everything on a one-time account, signed with its key. */
export async function signTransfer(
  secret: SecretIdentity,
  { accountIndex, to, units, sentUnits, validBeforeSec }: TransferOrder,
  config: Pick<PublicConfig, 'chains' | 'contracts' | 'payout'>,
): Promise<WireTransfer> {
  const account = oneTimeAccount(secret, accountIndex);
  const nonce = forwardNonce(secret, accountIndex, sentUnits);
  const message = {
    ...{ from: account.address, to, nonce },
    value: units,
    validAfter: 0n,
    validBefore: BigInt(validBeforeSec),
  };
  const { r, s, yParity } = parseSignature(await account.signTypedData(transferTypedData(config, message)));
  const request = {
    ...{ from: account.address, to, nonce, r, s },
    units: String(units),
    validAfterSec: 0,
    validBeforeSec,
    v: yParity === 0 ? (27 as const) : (28 as const),
  };
  if (!zTransferRequest.safeParse(request).success) throw new AppError('UNEXPECTED');
  return request;
}
