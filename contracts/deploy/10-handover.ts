import { type Address, isAddressEqual } from 'viem';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import type { ChainSession } from './chain-session';

const ADMIN_ROLE = 0n;

/**
 * Puts the administrators in the deployer's place, with a delay on everything they change. The deployer keeps nothing
 * unless it is one of them. Without administrators, or with the step done before, nothing happens.
 */
export async function handOver(
  session: ChainSession,
  administrators: readonly Address[],
  delaySec: number,
): Promise<void> {
  if (administrators.length === 0) return;
  const manager = session.contract('accessManager');
  const deployer = session.account.address;
  const access = (account: Address) =>
    session.client.readContract({
      address: manager,
      abi: accessManagerAbi,
      functionName: 'hasRole',
      args: [ADMIN_ROLE, account],
    });
  const [deployerRules, deployerDelay] = await access(deployer);
  // Only a deployer that still acts at once can hand over at once.
  if (!deployerRules || deployerDelay > 0) return;
  const others = administrators.filter((account) => !isAddressEqual(account, deployer));
  for (const account of others) {
    const [member, delay] = await access(account);
    if (!member || delay !== delaySec) {
      await session.call(manager, accessManagerAbi, 'grantRole', [ADMIN_ROLE, account, delaySec]);
    }
  }
  const staysInOffice = others.length < administrators.length;
  if (!staysInOffice) await session.call(manager, accessManagerAbi, 'renounceRole', [ADMIN_ROLE, deployer]);
  else if (delaySec > 0) await session.call(manager, accessManagerAbi, 'grantRole', [ADMIN_ROLE, deployer, delaySec]);
  await session.flush('10 handover');
}
