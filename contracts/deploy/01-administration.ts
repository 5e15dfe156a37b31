import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';

/** One AccessManager per chain rules every contract on it; the deployer holds it until the last step. */
export async function deployAdministration(session: ChainSession): Promise<void> {
  await session.ensureContract('accessManager', () => ownBytecode('AccessManager'), accessManagerAbi, [
    session.account.address,
  ]);
  await session.flush('01 administration');
}
