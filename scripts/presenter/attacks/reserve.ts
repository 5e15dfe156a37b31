import { setTimeout as sleep } from 'node:timers/promises';
import { encodeFunctionData, erc20Abi } from 'viem';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { answerTo, type Call, office, type Struck, strike } from './strike';
import type { World } from './world';

/** Account of the installation's mnemonic that the demo made treasurer (scripts/demo/deploy.ts). */
const TREASURER = 1;

export type Reserve = { readonly balance: bigint; readonly reserved: bigint; readonly free: bigint };

/** In token units. */
export async function readReserve({ nodes, payout }: World): Promise<Reserve> {
  const { payoutPool, euroToken } = payout.contracts;
  const [balance, reserved] = await Promise.all([
    nodes.payout.readContract({ address: euroToken, abi: erc20Abi, functionName: 'balanceOf', args: [payoutPool] }),
    nodes.payout.readContract({ address: payoutPool, abi: payoutPoolAbi, functionName: 'reserved' }),
  ]);
  return { balance, reserved, free: balance > reserved ? balance - reserved : 0n };
}

export const unitsPerCent = ({ config }: World): bigint => 10n ** BigInt(config.payout.euroDecimals - 2);
export const treasurer = (world: World) => office(world, TREASURER);

const take = (world: World, units: bigint): Call => ({
  to: world.payout.contracts.payoutPool,
  abi: payoutPoolAbi,
  functionName: 'withdrawFree',
  args: [treasurer(world).address, units],
});

/** Announces that money will be taken; the same may stand announced by a run before, which was refused it. @returns how long it has to stand before it may be done */
export async function announce(
  world: World,
  units: bigint,
): Promise<{ readonly tx: string; readonly delaySec: number }> {
  const { payoutPool, accessManager } = world.payout.contracts;
  const { address } = treasurer(world);
  const call = take(world, units);
  const data = encodeFunctionData({ abi: payoutPoolAbi, functionName: 'withdrawFree', args: [address, units] });
  const manager = { address: accessManager, abi: accessManagerAbi } as const;
  const selector = data.slice(0, 10) as `0x${string}`;
  const [, delaySec] = await world.nodes.payout.readContract({
    ...manager,
    functionName: 'canCall',
    args: [address, payoutPool, selector],
  });
  const struck = await strike(
    world,
    'payout',
    { to: accessManager, abi: accessManagerAbi, functionName: 'schedule', args: [call.to, data, 0] },
    treasurer(world),
  );
  if (struck.error !== null && struck.error !== 'AccessManagerAlreadyScheduled')
    throw new Error(`This demo has no treasurer (${struck.error}). Start over: npm run demo -- --reset`);
  return { tx: struck.txHash, delaySec };
}

/** Waits until what was announced may be done. @throws Error when the chain's time does not come so far */
export async function untilReady(world: World, units: bigint, timeoutMs: number): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs;
  const ask = () => answerTo(world, 'payout', take(world, units), treasurer(world).address);
  while ((await ask()) === 'AccessManagerNotReady') {
    if (Date.now() > deadlineMs) throw new Error('The announcement does not become ready.');
    await sleep(250);
  }
}

/** Does what was announced, unless the run is being ended. */
export async function takeFree(world: World, units: bigint): Promise<Struck> {
  world.signal.throwIfAborted();
  return strike(world, 'payout', take(world, units), treasurer(world));
}

/** Waits until nothing of the treasurer's is on its way: what a run that was cut off sent may still be mined. */
async function untilMined({ nodes, story }: World, address: `0x${string}`): Promise<void> {
  const deadlineMs = Date.now() + story.patienceMs;
  const count = (blockTag: 'latest' | 'pending') => nodes.payout.getTransactionCount({ address, blockTag });
  while ((await count('latest')) !== (await count('pending'))) {
    if (Date.now() > deadlineMs) throw new Error('The treasurer’s transaction does not get into a block.');
    await sleep(100);
  }
}

/** Gives back all that the treasurer has of the pool's money. @returns token units */
export async function putBack(world: World): Promise<bigint> {
  const { payoutPool, euroToken } = world.payout.contracts;
  const account = treasurer(world);
  await untilMined(world, account.address);
  const token = { address: euroToken, abi: erc20Abi } as const;
  const units = await world.nodes.payout.readContract({ ...token, functionName: 'balanceOf', args: [account.address] });
  if (units === 0n) return 0n;
  const { error } = await strike(
    world,
    'payout',
    { to: euroToken, abi: erc20Abi, functionName: 'transfer', args: [payoutPool, units] },
    account,
  );
  if (error !== null) throw new Error(`The money could not be put back: ${error}.`);
  return units;
}
