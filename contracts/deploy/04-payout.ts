import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { spendVerifierAbi } from '@/lib/generated/abi/SpendVerifier';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';
import { DEPLOY_DEFAULTS, type DeployConfig } from './config';
import { ensureContractBy } from './known-address';

/** Token, verifier and pool of the chain that pays. */
export async function deployPayout(session: ChainSession, config: DeployConfig): Promise<void> {
  const manager = session.contract('accessManager');
  const library = (name: string) => session.ensureContract(name, () => ownBytecode(name), [] as const, [], 'auxiliary');
  const PoseidonT3 = await library('PoseidonT3');
  const PoseidonT4 = await library('PoseidonT4');
  const token = await session.ensureContract('euroToken', () => ownBytecode('EuroToken'), euroTokenAbi, [manager]);
  const verifier = await session.ensureContract(
    'spendVerifier',
    () => ownBytecode('SpendVerifier'),
    spendVerifierAbi,
    [],
  );
  const releaseDelaySec = config.releaseDelaySec ?? DEPLOY_DEFAULTS.releaseDelaySec;
  await ensureContractBy(
    session,
    config.addressKeys?.payoutPool,
    'payoutPool',
    () => ownBytecode('PayoutPool', { PoseidonT3, PoseidonT4 }),
    payoutPoolAbi,
    [manager, session.contract('gateway'), token, verifier, releaseDelaySec],
  );
  await session.flush('04 payout');
}
