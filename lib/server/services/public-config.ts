import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { HealthDeployment, IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { ISSUER_KINDS, type zPublicConfig } from '@/lib/shared/schemas/public-api';
import { loadDeployment } from '../chain/deployments';
import type { ChainSettings, RuntimeConfig } from '../env';
import type { Db } from '../repositories/database';
import { listIssuers } from '../repositories/issuers';

type PublicConfigJson = z.input<typeof zPublicConfig>;

const zLockedFile = z.object({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int() });
const zLock = z.object({
  circuits: z.record(
    z.enum(['supplement', 'holder', 'spend', 'advance', 'tallyShare']),
    z.object({ wasm: zLockedFile, zkey: zLockedFile, vkey: zLockedFile.omit({ bytes: true }) }),
  ),
});
let artifacts: PublicConfigJson['artifacts'] | undefined;

/** From the committed lock file: the browser checks the hash of all that it downloads (S-31). */
function readArtifacts(): PublicConfigJson['artifacts'] {
  const { circuits } = zLock.parse(
    JSON.parse(readFileSync(join(process.cwd(), 'circuits/artifacts.lock.json'), 'utf8')),
  );
  const toUrl = ({ file, sha256 }: { file: string; sha256: string }): string =>
    `${file.replace(/^public/, '')}?v=${sha256.slice(0, 16)}`;
  const toArtifact = (locked: { file: string; sha256: string; bytes?: number }) => ({
    url: toUrl(locked),
    sha256: locked.sha256,
    bytes: locked.bytes ?? readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), locked.file)).byteLength,
  });
  const toSet = ({ wasm, zkey, vkey }: (typeof circuits)['holder']) => ({
    wasm: toArtifact(wasm),
    zkey: toArtifact(zkey),
    vkey: toArtifact(vkey),
  });
  return {
    supplement: toSet(circuits.supplement),
    holder: toSet(circuits.holder),
    spend: toSet(circuits.spend),
    advance: toSet(circuits.advance),
    tallyShare: toSet(circuits.tallyShare),
  };
}

const toChain = ({ chainId, name, publicRpcUrl, blockTimeSec, confirmations }: ChainSettings) => ({
  chainId,
  name,
  rpcUrl: publicRpcUrl,
  blockTimeSec,
  confirmations,
});

/**
 * What every wallet needs to know of this deployment; the same for everyone.
 * @throws CHAIN_UNAVAILABLE before the contracts are deployed
 */
export async function publicConfig(deps: {
  readonly db: Db;
  readonly config: RuntimeConfig;
}): Promise<PublicConfigJson> {
  const { config, db } = deps;
  const { demo, profile, claimDelayMaxSec, relayBatchSec, deploymentSalt, audience, chains, payout } = config;
  artifacts ??= readArtifacts();
  const issuers = await listIssuers(db);
  return {
    demo,
    profile,
    claimDelayMaxSec,
    relayBatchSec,
    deploymentSalt,
    audience,
    chains: { income: toChain(chains.income), health: toChain(chains.health), payout: toChain(chains.payout) },
    contracts: deployedContracts(config),
    artifacts,
    payout,
    issuers: issuers.map(({ id, name, kind, keyX, keyY, keyHash }) => ({
      id,
      name,
      kind: ISSUER_KINDS.find((known) => known === kind) ?? 'employer',
      key: [keyX, keyY],
      keyHash,
    })),
  };
}

function deployedContracts({ deploymentsDir, chains }: RuntimeConfig): PublicConfigJson['contracts'] {
  try {
    const income = loadDeployment<IncomeDeployment>(deploymentsDir, chains.income.chainId, 'income');
    const health = loadDeployment<HealthDeployment>(deploymentsDir, chains.health.chainId, 'health');
    const payout = loadDeployment<PayoutDeployment>(deploymentsDir, chains.payout.chainId, 'payout');
    return {
      incomeSupplement: income.contracts.incomeSupplement,
      tally: income.contracts.tally,
      incomeStartBlock: income.startBlock,
      registerRoots: income.contracts.registerRoots,
      asbestosAdvance: health.contracts.asbestosAdvance,
      payoutPool: payout.contracts.payoutPool,
      payoutPoolStartBlock: payout.startBlock,
      euroToken: payout.contracts.euroToken,
    };
  } catch (cause) {
    throw new AppError('CHAIN_UNAVAILABLE', { cause });
  }
}
