import 'server-only';
import { type Address, isAddressEqual } from 'viem';
import type { AppError } from '@/lib/shared/errors/app-error';
import { spendCallData } from '@/lib/shared/protocol/pool-calls';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { type SpendRequest, zSpendRequest } from '@/lib/shared/schemas/pool-api';
import type { ChainHandle } from '../chain/client';
import { type IndexedSpend, spendsOf } from '../repositories/relay-evidence';
import type { NewJob, QueuedJob } from '../repositories/relay-queue';
import { mayComeBack, type RelayLane, type Settlement } from './lane';
import { simulateSpend } from './spend-call';

/** A withdrawal may cost 400,000. */
export const SPEND_GAS = 600_000n;

/** A spend's job: one per first nullifier (S-26). */
export const spendJob = (request: SpendRequest): NewJob => ({
  kind: 'spend',
  chain: 'payout',
  key: request.nullifiers[0].toString(),
  request,
});

/** Withdrawals and consolidations, sent to the pool. */
export const spendLane = (chain: ChainHandle<PayoutDeployment>): RelayLane => ({
  kind: 'spend',
  gas: SPEND_GAS,
  refusedCode: 'SPEND_REFUSED',
  isForgotten: true,
  open: (stored) => {
    const request = zSpendRequest.parse(stored);
    const to = () => chain.deployment().contracts.payoutPool;
    return {
      call: () => ({ to: to(), data: spendCallData(request), gas: SPEND_GAS }),
      simulate: () => simulateSpend(request, chain),
      settle: (refusal, job) => settle(request, refusal, job),
    };
  },
});

/**
 * A spent note may be this very spend, sent before a crash or by another relay: the index tells (S-26). The proof alone
 * decides nothing, since it can be made anew for the same spend (S-14).
 */
async function settle(request: SpendRequest, { code }: AppError, job: QueuedJob): Promise<Settlement> {
  if (code === 'NOTE_ROOT_UNKNOWN' && mayComeBack(job)) return { outcome: 'waiting' };
  if (code !== 'NOTE_SPENT') return { outcome: 'failed', code };
  const spends = await spendsOf(request.nullifiers);
  // The index has not read the spend yet: it wakes this job when it has.
  if (spends.length === 0) return { outcome: 'waiting' };
  const same = spends.find((spend) => isSame(spend, request));
  return same ? { outcome: 'done', txHash: same.txHash } : { outcome: 'failed', code };
}

const isSame = (spend: IndexedSpend, request: SpendRequest): boolean =>
  spend.nullifiers.every((nullifier, index) => nullifier === request.nullifiers[index]) &&
  spend.change === request.change &&
  spend.amountCents === request.amountCents &&
  isAddressEqual(spend.recipient as Address, request.recipient);
