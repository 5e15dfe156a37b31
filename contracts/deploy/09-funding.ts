import type { Address } from 'viem';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { eurCents, toTokenUnits } from '@/lib/shared/domain/cents';
import type { ChainSession } from './chain-session';
import { DEPLOY_DEFAULTS, type DeployConfig } from './config';

/** The demo pool's first euros: made once, when the token is new. Needs the deployer among the minters. */
export async function fundPool(session: ChainSession, demoFundingCents: bigint): Promise<void> {
  if (demoFundingCents === 0n) return;
  const token = { address: session.contract('euroToken'), abi: euroTokenAbi } as const;
  const supply = await session.client.readContract({ ...token, functionName: 'totalSupply' });
  if (supply > 0n) return;
  const decimals = await session.client.readContract({ ...token, functionName: 'decimals' });
  const units = toTokenUnits(eurCents(demoFundingCents), decimals);
  await session.call(token.address, euroTokenAbi, 'mint', [session.contract('payoutPool'), units]);
  await session.flush('09 funding: pool');
}

/** Demo euros that each depositor pays wages with; tops up what fell below half. Needs the deployer among the minters. */
export async function fundDepositors(session: ChainSession, config: DeployConfig): Promise<void> {
  const cents = config.demoWageFundingCents ?? DEPLOY_DEFAULTS.demoWageFundingCents;
  const depositors = new Set(config.roles.depositors ?? DEPLOY_DEFAULTS.depositors);
  if (cents === 0n || depositors.size === 0) return;
  const token = { address: session.contract('euroToken'), abi: euroTokenAbi } as const;
  const decimals = await session.client.readContract({ ...token, functionName: 'decimals' });
  const units = toTokenUnits(eurCents(cents), decimals);
  for (const depositor of depositors) {
    const balance = await session.client.readContract({ ...token, functionName: 'balanceOf', args: [depositor] });
    if (balance < units / 2n) await session.call(token.address, euroTokenAbi, 'mint', [depositor, units - balance]);
  }
  await session.flush('09 funding: depositors');
}

/** Native coin for the accounts that send transactions; tops up what fell below half. */
export async function fundGas(session: ChainSession, accounts: readonly Address[], wei: bigint): Promise<void> {
  for (const account of new Set(accounts)) {
    const balance = await session.client.getBalance({ address: account });
    if (balance < wei / 2n) await session.transfer(account, wei - balance);
  }
  await session.flush('09 funding: gas');
}
