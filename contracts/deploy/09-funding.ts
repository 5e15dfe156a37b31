import type { Address } from 'viem';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { eurCents, toTokenUnits } from '@/lib/shared/domain/cents';
import type { ChainSession } from './chain-session';

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

/** Native coin for the accounts that send transactions; tops up what fell below half. */
export async function fundGas(session: ChainSession, accounts: readonly Address[], wei: bigint): Promise<void> {
  for (const account of new Set(accounts)) {
    const balance = await session.client.getBalance({ address: account });
    if (balance < wei / 2n) await session.transfer(account, wei - balance);
  }
  await session.flush('09 funding: gas');
}
