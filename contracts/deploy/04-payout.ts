import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';

/** Token and pool of the chain that pays. */
export async function deployPayout(session: ChainSession): Promise<void> {
  const manager = session.contract('accessManager');
  const library = (name: string) => session.ensureContract(name, () => ownBytecode(name), [] as const, [], 'auxiliary');
  const PoseidonT3 = await library('PoseidonT3');
  const PoseidonT4 = await library('PoseidonT4');
  const token = await session.ensureContract('euroToken', () => ownBytecode('EuroToken'), euroTokenAbi, [manager]);
  await session.ensureContract(
    'payoutPool',
    () => ownBytecode('PayoutPool', { PoseidonT3, PoseidonT4 }),
    payoutPoolAbi,
    [manager, session.contract('gateway'), token],
  );
  await session.flush('04 payout');
}
