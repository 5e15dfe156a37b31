import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWalletClient, encodeFunctionData, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiptOf } from '@/contracts/deploy/receipt';
import { deployAll } from '@/contracts/deploy/run';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { follows, movesBetween, readBooks } from '@/scripts/presenter/attacks/books';
import type { World } from '@/scripts/presenter/attacks/world';
import { accountOf, type Chains, clientOf, configFor, SILENT, startChains } from '../deploy/support';

const TREASURER = 120;
const TREASURER_KEY = `0x${TREASURER.toString(16).padStart(64, '0')}` as const;
const UNITS = 1_000_000_000n;

let chains: Chains;
let dir: string;
let deployed: Awaited<ReturnType<typeof deployAll>>;

beforeAll(async () => {
  chains = await startChains();
  dir = await mkdtemp(path.join(tmpdir(), 'voorzien-books-'));
  const config = configFor(chains, dir);
  const treasury = { treasurers: [accountOf(TREASURER)], delaySec: 0 };
  const gasAccounts = [...config.gasAccounts, accountOf(TREASURER)];
  deployed = await deployAll({ ...config, treasury, demoFundingCents: 100_000n, gasAccounts }, SILENT);
});
afterAll(async () => {
  await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
  await rm(dir, { recursive: true, force: true });
});

it('ATK-04 the books of a real pool follow what it told, and one told less does not explain them', async () => {
  const { payoutPool, euroToken, accessManager } = deployed.payout.contracts;
  const client = clientOf(chains.payout);
  const world = {
    ...{ nodes: { payout: client }, payout: deployed.payout, config: { payout: { euroDecimals: 6 } } },
  } as unknown as World;
  const account = privateKeyToAccount(TREASURER_KEY);
  const wallet = createWalletClient({ account, transport: http(chains.payout.rpcUrl) });
  const own = { account, chain: null } as const;
  const send = async (hash: Promise<`0x${string}`>) => receiptOf(client, await hash);

  const before = await readBooks(world);
  expect(before).toMatchObject({ reserved: 0n });
  expect(await movesBetween(world, before, before)).toMatchObject({ withdrawn: 0n, paidIn: 0n, received: [] });

  const take = { abi: payoutPoolAbi, functionName: 'withdrawFree', args: [account.address, UNITS] } as const;
  const manager = { address: accessManager, abi: accessManagerAbi, ...own } as const;
  const args = [payoutPool, encodeFunctionData(take), 0] as const;
  await send(wallet.writeContract({ ...manager, functionName: 'schedule', args })).catch(() => undefined);
  await send(wallet.writeContract({ ...take, address: payoutPool, ...own }));
  const taken = await readBooks(world);
  expect(before.balance - taken.balance).toBe(UNITS);

  const token = { address: euroToken, abi: euroTokenAbi, ...own } as const;
  await send(wallet.writeContract({ ...token, functionName: 'transfer', args: [payoutPool, UNITS] }));
  const after = await readBooks(world);
  const moves = await movesBetween(world, before, after);
  expect(moves).toMatchObject({ withdrawn: UNITS, paidIn: UNITS, spent: 0n });
  expect(follows(before, after, moves)).toBe(true);
  // As of the block in which it was taken, though the chain has gone on since.
  expect(follows(before, taken, moves)).toBe(false);
  expect(follows(before, taken, await movesBetween(world, before, taken))).toBe(true);
});
