import type { Hex } from 'viem';
import type { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { Call } from '../chain/sender';
import type { QueuedJob, RelayKind } from '../repositories/relay-queue';

/** What a refusal by the contract means for a job. */
export type Settlement =
  | { readonly outcome: 'failed'; readonly code: ErrorCode }
  /** It stays in the queue: what it waits for comes by itself. */
  | { readonly outcome: 'waiting' }
  /** Another transaction did exactly this. */
  | { readonly outcome: 'done'; readonly txHash: Hex };

/** One request of a lane. */
export type RelayRequest = {
  readonly call: () => Call;
  /** Asks the contract by eth_call. @throws why it would refuse; CHAIN_UNAVAILABLE when it cannot be asked */
  readonly simulate: () => Promise<void>;
  readonly settle: (refusal: AppError, job: QueuedJob) => Promise<Settlement>;
};

/** One kind of request that a relay sends: everything that is particular to it. The turns are the relay's. */
export type RelayLane = {
  readonly kind: RelayKind;
  /** Limit of one call, with room above the gas snapshot; what is left is given back. */
  readonly gas: bigint;
  /** Code of a job whose transactions pass the simulation and revert again and again. */
  readonly refusedCode: ErrorCode;
  /** Whether settled jobs are forgotten after a day. */
  readonly isForgotten: boolean;
  /** @param stored the request as the queue keeps it */
  readonly open: (stored: unknown) => RelayRequest;
};

/** How long a job that was sent once is tried again, while a reorganisation may bring back what it stands on. */
const PATIENCE_MS = 600_000;

/**
 * A request that was accepted once and is refused now most likely stands on something that a reorganisation took away (a
 * root, a payment) and that comes back by itself.
 */
export const mayComeBack = ({ attempts, updatedAtMs }: QueuedJob): boolean =>
  attempts > 0 && Date.now() - updatedAtMs < PATIENCE_MS;
