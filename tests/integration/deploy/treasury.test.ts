import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWalletClient, encodeFunctionData, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptOf } from '@/contracts/deploy/receipt';
import { deployAll } from '@/contracts/deploy/run';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { accountOf, type Chains, clientOf, configFor, SILENT, startChains } from './support';

const DELAY_SEC = 5;
const TREASURER = 120;
const TREASURER_KEY = `0x${TREASURER.toString(16).padStart(64, '0')}` as const;
/** The pool's own errors, and those of the manager that it asks. */
const ABI = [...payoutPoolAbi, ...accessManagerAbi.filter(({ type }) => type === 'error')] as const;

describe('contracts/deploy: the treasury', () => {
  let chains: Chains;
  let dir: string;
  let deployed: Awaited<ReturnType<typeof deployAll>>;

  beforeAll(async () => {
    chains = await startChains();
    dir = await mkdtemp(path.join(tmpdir(), 'voorzien-treasury-'));
    const config = configFor(chains, dir);
    const treasury = { treasurers: [accountOf(TREASURER)], delaySec: DELAY_SEC };
    const whole = { ...config, treasury, demoFundingCents: 100_000n };
    deployed = await deployAll({ ...whole, gasAccounts: [...config.gasAccounts, accountOf(TREASURER)] }, SILENT);
  });
  afterAll(async () => {
    await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
    await rm(dir, { recursive: true, force: true });
  });

  it('S-20 takes free money after its delay alone, and never more than is free', async () => {
    const { payoutPool, euroToken, accessManager } = deployed.payout.contracts;
    const client = clientOf(chains.payout);
    const account = privateKeyToAccount(TREASURER_KEY);
    const wallet = createWalletClient({ account, transport: http(chains.payout.rpcUrl) });
    const pool = { address: payoutPool, abi: ABI, account, chain: null } as const;
    const send = async (hash: Promise<`0x${string}`>) => receiptOf(client, await hash);
    const units = 1_000_000_000n;
    const take = (wanted: bigint) => ({ functionName: 'withdrawFree', args: [account.address, wanted] }) as const;
    await expect(wallet.writeContract({ ...pool, ...take(units) })).rejects.toThrow('AccessManagerNotScheduled');

    for (const wanted of [units, units + 1n]) {
      const data = encodeFunctionData({ abi: payoutPoolAbi, ...take(wanted) });
      const manager = { address: accessManager, abi: accessManagerAbi, account, chain: null } as const;
      await send(wallet.writeContract({ ...manager, functionName: 'schedule', args: [payoutPool, data, 0] }));
    }
    await expect(wallet.writeContract({ ...pool, ...take(units) })).rejects.toThrow('AccessManagerNotReady');
    await chains.payout.rpc('evm_increaseTime', [DELAY_SEC]);
    await chains.payout.mine(1);
    await expect(wallet.writeContract({ ...pool, ...take(units + 1n) })).rejects.toThrow('PayoutPool__NothingFree');
    await send(wallet.writeContract({ ...pool, ...take(units) }));
    const token = { address: euroToken, abi: euroTokenAbi, functionName: 'balanceOf' } as const;
    expect(await client.readContract({ ...token, args: [account.address] })).toBe(units);
  });

  it('is given while the deployer is in office, and a second run changes nothing', async () => {
    const before = await clientOf(chains.payout).getBlockNumber();
    const other = { treasurers: [accountOf(TREASURER + 1)], delaySec: 0 };
    await deployAll({ ...configFor(chains, dir), demoFundingCents: 100_000n, treasury: other }, SILENT);
    expect(await clientOf(chains.payout).getBlockNumber()).toBe(before);
  });
});
