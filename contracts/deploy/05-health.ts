import { advanceVerifierAbi } from '@/lib/generated/abi/AdvanceVerifier';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { NULLIFIER_CLASSES, SCHEMES } from '@/lib/shared/domain/schemes';
import { ownBytecode } from './artifacts';
import type { ChainSession } from './chain-session';
import type { DeployConfig } from './config';

/** Register roots, verifier and gate of the chain of doctors. @param payout whose pool the claims are bound to */
export async function deployHealth(session: ChainSession, payout: ChainSession, config: DeployConfig): Promise<void> {
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
    'advanceVerifier',
    () => ownBytecode('AdvanceVerifier'),
    advanceVerifierAbi,
    [],
  );
  const wiring = {
    authority,
    registerRoots,
    gateway: session.contract('gateway'),
    poolChainId: BigInt(payout.state.chainId),
    pool: payout.contract('payoutPool'),
    nullifierClass: NULLIFIER_CLASSES.asbestosAdvance,
  };
  await session.ensureContract(
    'asbestosAdvance',
    () => ownBytecode('AsbestosAdvance', { PoseidonT6 }),
    asbestosAdvanceAbi,
    [wiring, verifier, SCHEMES.tas],
  );
  await session.flush('05 health');
}
