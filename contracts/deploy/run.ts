import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import type { Deployment } from '@/lib/shared/schemas/deployment';
import { checkProvingKeys } from './00-proving-keys';
import { deployAdministration } from './01-administration';
import { deployHyperlane } from './02-hyperlane';
import { deployGateway } from './03-gateway';
import { deployPayout } from './04-payout';
import { deployHealth } from './05-health';
import { deployIncome } from './05-income';
import { bindGate, enrolGates, openMailbox, wireGateway } from './06-wiring';
import { grantRoles, grantTreasury } from './07-roles';
import { publishAdvancePolicies } from './08-advance-policies';
import { publishPolicies } from './08-policies';
import { composeTallyKeys } from './08-tally-keys';
import { fundDepositors, fundGas, fundPool } from './09-funding';
import { handOver } from './10-handover';
import { ChainSession } from './chain-session';
import type { DeployConfig, DeployLog } from './config';
import { writeFinal } from './deployment-file';
import { tallyKeys } from './tally-keys';
import { together } from './together';

/** What deployAll leaves behind, also written as one file per chain. */
export type Deployments = {
  readonly income: Deployment & { domain: 'income' };
  readonly health: Deployment & { domain: 'health' };
  readonly payout: Deployment & { domain: 'payout' };
};

/**
 * Deploys everything on the three chains and writes the deployment files. May be run again at any time: each step
 * looks at the file and the chain, and does only what is missing. After a failure nothing of it is still under way.
 * @throws DEVELOPMENT_KEY_REFUSED, INPUT_MALFORMED, or an Error that names the step and chain that failed
 */
export async function deployAll(config: DeployConfig, { log }: { log: DeployLog }): Promise<Deployments> {
  const { chains, deployer, deploymentsDir, roles } = config;
  const chainIds = [chains.income.chainId, chains.health.chainId, chains.payout.chainId];
  const developmentKeys = await checkProvingKeys(chainIds, config.provingKeys);
  const options = { deployer, deploymentsDir, developmentKeys, log };
  const [income, health, payout] = await Promise.all([
    ChainSession.open('income', chains.income, options),
    ChainSession.open('health', chains.health, options),
    ChainSession.open('payout', chains.payout, options),
  ]);
  const sessions = [income, health, payout];
  const onEach = (step: (session: ChainSession) => Promise<void>) => together(sessions.map(step));

  await onEach(deployAdministration);
  await onEach((session) => deployHyperlane(session, config));
  await onEach(deployGateway);
  await deployPayout(payout, config);
  await deployIncome(income, payout, config);
  await deployHealth(health, payout, config);
  await together([wireGateway(income, [payout]), wireGateway(health, [payout]), wireGateway(payout, [income, health])]);
  await bindGate(income);
  await together([openMailbox(income), openMailbox(health)]);
  await enrolGates(payout, [
    {
      session: income,
      contract: 'incomeSupplement',
      nullifierClass: NULLIFIER_CLASSES.incomeSupplement,
      limits: config.gateLimits,
    },
    {
      session: health,
      contract: 'asbestosAdvance',
      nullifierClass: NULLIFIER_CLASSES.asbestosAdvance,
      limits: config.advanceGateLimits,
    },
  ]);
  const keyHolders = Object.values(config.tally.holders).map(({ account }) => account);
  await onEach((session) => grantRoles(session, { ...roles, keyHolders }));
  await grantTreasury(payout, config.treasury);
  await fundGas(income, keyHolders, config.gasFundingWei);
  await composeTallyKeys(income, config.tally);
  await publishPolicies(income, config.policies, tallyKeys(config.tally));
  await publishAdvancePolicies(health, config.advancePolicies);
  await fundPool(payout, config.demoFundingCents);
  await fundDepositors(payout, config);
  await onEach((session) => fundGas(session, config.gasAccounts, config.gasFundingWei));
  await onEach((session) => handOver(session, roles.administrators, config.adminDelaySec));

  const [incomeFile, healthFile, payoutFile] = await Promise.all(
    sessions.map((session) => writeFinal(deploymentsDir, session.state)),
  );
  if (incomeFile?.domain !== 'income' || healthFile?.domain !== 'health' || payoutFile?.domain !== 'payout') {
    throw new Error('a deployment file holds another domain than its chain');
  }
  return { income: incomeFile, health: healthFile, payout: payoutFile };
}
