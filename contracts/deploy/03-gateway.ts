import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';

/** The ERC-7786 gateway over the Mailbox. */
export async function deployGateway(session: ChainSession): Promise<void> {
  await session.ensureContract('gateway', () => ownBytecode('HyperlaneGateway'), hyperlaneGatewayAbi, [
    session.contract('accessManager'),
    session.contract('mailbox'),
  ]);
  await session.flush('03 gateway');
}
