import { type Address, zeroAddress } from 'viem';
import type { EurCents } from '../../domain/cents';
import type { WireSpend } from '../../schemas/pool-api';
import type { PublicConfig } from '../../schemas/public-api';
import type { AgentPorts, CardIdentity } from '../agent/ports';
import { coarseDeadlineSec } from '../claim';
import { blankNonce, checkRecipient, type SpendOrder } from './spend';

export type ProvingContext = {
  readonly identity: CardIdentity;
  readonly ports: Pick<AgentPorts, 'work' | 'clock' | 'random'>;
  readonly config: PublicConfig;
  readonly requireRoot: (root: string, treeIndex: number) => Promise<void>;
  readonly signal?: AbortSignal;
};

/**
 * A spend, proved and ready to be kept and sent. Its deadline is as coarse as a claim's: it is public. Its root is one that
 * the chain itself had, whatever the portal says.
 * @param recipient null makes one note of two
 * @throws RECIPIENT_INVALID, NOTE_ROOT_UNKNOWN, CHAIN_UNAVAILABLE, and what PoolWork.proveSpend throws
 */
export async function proveOrder(
  notes: SpendOrder['notes'],
  publicCents: bigint,
  recipient: Address | null,
  { identity, ports, config, requireRoot, signal }: ProvingContext,
): Promise<WireSpend> {
  if (recipient !== null) checkRecipient(recipient, config.contracts);
  const order: SpendOrder = {
    secret: identity.secret,
    notes,
    publicCents: publicCents as EurCents,
    recipient: recipient ?? zeroAddress,
    deadlineSec: coarseDeadlineSec(Math.floor(ports.clock.nowMs() / 1000)),
    blankNonce: blankNonce(ports.random),
    chainId: config.chains.payout.chainId,
    pool: config.contracts.payoutPool,
  };
  const request = await ports.work.proveSpend(order, signal);
  await requireRoot(request.root, notes[0].treeIndex);
  return request;
}
