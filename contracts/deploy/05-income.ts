import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { supplementVerifierAbi } from '@/lib/generated/abi/SupplementVerifier';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { tallyShareVerifierAbi } from '@/lib/generated/abi/TallyShareVerifier';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';
import type { DeployConfig } from './config';
import { ensureContractBy } from './known-address';

/** Register roots, verifiers, Tally and gate of the chain that decides. @param payout whose pool the claims are bound to */
export async function deployIncome(session: ChainSession, payout: ChainSession, config: DeployConfig): Promise<void> {
  const authority = session.contract('accessManager');
  const registerRoots = await session.ensureContract(
    'registerRoots',
    () => ownBytecode('RegisterRoots'),
    registerRootsAbi,
    [authority, BigInt(config.rootGraceSec)],
  );
  const PoseidonT6 = await session.ensureContract(
    'PoseidonT6',
    () => ownBytecode('PoseidonT6'),
    [] as const,
    [],
    'auxiliary',
  );
  const verifier = await session.ensureContract(
    'supplementVerifier',
    () => ownBytecode('SupplementVerifier'),
    supplementVerifierAbi,
    [],
  );
  const shareVerifier = await session.ensureContract(
    'tallyShareVerifier',
    () => ownBytecode('TallyShareVerifier'),
    tallyShareVerifierAbi,
    [],
  );
  const { addressKeys, tally } = config;
  await ensureContractBy(session, addressKeys?.tally, 'tally', () => ownBytecode('Tally'), tallyAbi, [
    authority,
    shareVerifier,
    tally.windowSec,
  ]);
  const wiring = {
    authority,
    registerRoots,
    gateway: session.contract('gateway'),
    poolChainId: BigInt(payout.state.chainId),
    pool: payout.contract('payoutPool'),
    nullifierClass: NULLIFIER_CLASSES.incomeSupplement,
  };
  await ensureContractBy(
    session,
    addressKeys?.incomeSupplement,
    'incomeSupplement',
    () => ownBytecode('IncomeSupplement', { PoseidonT6 }),
    incomeSupplementAbi,
    [wiring, verifier, session.contract('tally')],
  );
  await session.flush('05 income');
}
