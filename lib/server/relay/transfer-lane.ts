import 'server-only';
import { getAddress, type Hex, isAddressEqual, parseEventLogs } from 'viem';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import type { AppError } from '@/lib/shared/errors/app-error';
import { transferCallData } from '@/lib/shared/protocol/pool-calls';
import { type TransferRequest, zTransferRequest } from '@/lib/shared/schemas/pool-api';
import { paymentsTo } from '../repositories/relay-evidence';
import type { NewJob, QueuedJob } from '../repositories/relay-queue';
import { mayComeBack, type RelayLane, type Settlement } from './lane';
import { type PayoutChain, simulateTransfer, transfersOf } from './transfer-call';

const TRANSFER_GAS = 150_000n;

/** A transfer's job: one per authorization (S-26). */
export const transferJob = (request: TransferRequest): NewJob => ({
  kind: 'transfer',
  chain: 'payout',
  key: `${transfersOf(request.from)}${request.nonce}`,
  request,
});

/** Transfers of one-time accounts, sent to the token. */
export const transferLane = (chain: PayoutChain): RelayLane => ({
  kind: 'transfer',
  gas: TRANSFER_GAS,
  refusedCode: 'TRANSFER_REFUSED',
  isForgotten: true,
  open: (stored) => {
    const request = zTransferRequest.parse(stored);
    const to = () => chain.deployment().contracts.euroToken;
    return {
      call: () => ({ to: to(), data: transferCallData(request), gas: TRANSFER_GAS }),
      simulate: () => simulateTransfer(request, chain),
      settle: (refusal, job) => settle(request, refusal, job, chain),
    };
  },
});

const isExpired = ({ validBeforeSec }: TransferRequest): boolean => validBeforeSec * 1000 <= Date.now();

/** A used authorization may be this very transfer, sent before a crash or by another relay: its logs tell (S-26). */
async function settle(
  request: TransferRequest,
  { code }: AppError,
  job: QueuedJob,
  chain: PayoutChain,
): Promise<Settlement> {
  const isUsed = await chain.client.readContract({
    address: chain.deployment().contracts.euroToken,
    abi: euroTokenAbi,
    functionName: 'authorizationState',
    args: [request.from, request.nonce],
  });
  if (!isUsed) return mayComeBack(job) && !isExpired(request) ? { outcome: 'waiting' } : { outcome: 'failed', code };
  const txHash = await transferOf(request, chain);
  return txHash ? { outcome: 'done', txHash } : { outcome: 'failed', code };
}

/** The transaction that carried out exactly this transfer; null when the authorization was cancelled or was another. */
async function transferOf(request: TransferRequest, chain: PayoutChain): Promise<Hex | null> {
  const deployment = chain.deployment();
  const { firstBlock } = await paymentsTo(getAddress(request.from));
  const address = deployment.contracts.euroToken;
  const [used] = await chain.client.getContractEvents({
    address,
    abi: euroTokenAbi,
    eventName: 'AuthorizationUsed',
    args: { authorizer: request.from, nonce: request.nonce },
    // Nobody authorizes a transfer of money that is not there; an index that is behind looks from the start.
    fromBlock: firstBlock ?? BigInt(deployment.startBlock),
  });
  if (!used) return null;
  const { logs } = await chain.client.getTransactionReceipt({ hash: used.transactionHash });
  const isSame = parseEventLogs({ abi: euroTokenAbi, eventName: 'Transfer', logs }).some(
    ({ address: token, args: { from, to, value } }) =>
      isAddressEqual(token, address) &&
      isAddressEqual(from, request.from) &&
      isAddressEqual(to, request.to) &&
      value === request.units,
  );
  return isSame ? used.transactionHash : null;
}
