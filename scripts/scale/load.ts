import { setTimeout as sleep } from 'node:timers/promises';
import { createWalletClient, custom, getAddress, type Hex, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { openApi } from '@/lib/shared/card/portal-api';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { openFetch } from '../journey/session';
import type { Prepared, PreparedClaim } from './archive';
import { SCALE_REGION, SCALE_SCHEME } from './plan';

/** Requests that are under way at once: as of so many browsers. */
const PARALLEL = 16;
const LOOK_MS = 500;
/** Transactions that are weighed for the medians. */
const SIZED = 20;

export type LoadSample = {
  /** Since the first claim left. */
  readonly atMs: number;
  /** Claims that the relay took, that stand on the income chain, and whose notes stand in the pool. */
  readonly taken: number;
  readonly claimed: number;
  readonly paid: number;
};

export type LoadResult = LoadSample & {
  readonly citizens: number;
  /** From the first request to the last note. */
  readonly claimsPerSec: number;
  /** Most in any five seconds. */
  readonly bestPerSec: number;
  readonly refused: readonly string[];
  /** Medians over a sample of the claims. */
  readonly gasClaim: number;
  readonly gasDelivery: number;
  readonly claimBytes: number;
};

export type LoadPorts = {
  readonly portalUrl: string;
  readonly config: PublicConfig;
  /** Nodes themselves: the browsers' door lets less through. */
  readonly nodes: { readonly income: PublicClient; readonly payout: PublicClient };
  /** May publish register roots; the demo gives it to load runs alone. */
  readonly publisherKey: Hex;
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly onSample: (sample: LoadSample) => void;
};

/** The root of the prepared register, published when the chain does not have it yet. */
export async function publishRoot({ root }: Prepared, ports: LoadPorts): Promise<void> {
  const { income } = ports.nodes;
  const contract = { address: getAddress(ports.config.contracts.registerRoots), abi: registerRootsAbi } as const;
  const args = [SCALE_SCHEME, SCALE_REGION, root] as const;
  const current = await income.readContract({ ...contract, functionName: 'currentRoot', args: [args[0], args[1]] });
  if (current === root) return;
  const account = privateKeyToAccount(ports.publisherKey);
  const { request } = await income.simulateContract({ ...contract, functionName: 'publishRoot', args, account });
  const wallet = createWalletClient({ account, transport: custom({ request: income.request }) });
  await wallet.writeContract({ ...request });
  for (;;) {
    if ((await income.readContract({ ...contract, functionName: 'currentRoot', args: [args[0], args[1]] })) === root)
      return;
    ports.signal.throwIfAborted();
    await sleep(LOOK_MS, undefined, { signal: ports.signal });
  }
}

/** Prepared claims that nobody has sent yet. A proof is good for one payment: after a reset all of them are there again. */
export async function unusedClaims({ claims }: Prepared, ports: LoadPorts): Promise<readonly PreparedClaim[]> {
  const used = await nullifiersOn('income', ports);
  return claims.filter(({ nullifier }) => !used.has(nullifier));
}

/** What the chains noted of claims: at the gate, or as notes in the pool. */
async function eventsOn(chain: 'income' | 'payout', ports: LoadPorts, fromBlock: bigint) {
  const { income, payout } = ports.nodes;
  const { incomeSupplement, payoutPool } = ports.config.contracts;
  const events =
    chain === 'income'
      ? await income.getContractEvents({
          address: getAddress(incomeSupplement),
          abi: incomeSupplementAbi,
          eventName: 'Claimed',
          fromBlock,
        })
      : await payout.getContractEvents({
          address: getAddress(payoutPool),
          abi: payoutPoolAbi,
          eventName: 'NoteReceived',
          fromBlock,
        });
  return events.flatMap(({ args: { nullifier }, transactionHash }) =>
    nullifier === undefined ? [] : [{ nullifier, hash: transactionHash }],
  );
}

const nullifiersOn = async (chain: 'income' | 'payout', ports: LoadPorts, fromBlock = 0n): Promise<Set<bigint>> =>
  new Set((await eventsOn(chain, ports, fromBlock)).map(({ nullifier }) => nullifier));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Gas and bytes of some of the transactions in which our claims stand. A delivery may carry more than one. */
async function sizesOf(chain: 'income' | 'payout', ours: ReadonlySet<bigint>, ports: LoadPorts, fromBlock: bigint) {
  const hashes = (await eventsOn(chain, ports, fromBlock))
    .filter(({ nullifier }) => ours.has(nullifier))
    .map(({ hash }) => hash);
  const perTransaction = (hash: Hex) => hashes.filter((one) => one === hash).length;
  const sizes = await Promise.all(
    [...new Set(hashes)].slice(0, SIZED).map(async (hash) => {
      const [{ gasUsed }, { input }] = await Promise.all([
        ports.nodes[chain].getTransactionReceipt({ hash }),
        ports.nodes[chain].getTransaction({ hash }),
      ]);
      const claims = perTransaction(hash);
      return { gas: Number(gasUsed) / claims, bytes: (input.length / 2 - 1) / claims };
    }),
  );
  return { gas: median(sizes.map(({ gas }) => gas)), bytes: median(sizes.map(({ bytes }) => bytes)) };
}

/**
 * Sends prepared claims through the portal's relay as citizens' cards do, and follows them over both chains into the pool.
 * Everything between is the running system's own: relay, income chain, validators, messenger, pool.
 * @throws an Error when fewer claims are left than asked for, or when patience ends
 */
export async function runLoad(prepared: Prepared, citizens: number, ports: LoadPorts): Promise<LoadResult> {
  await publishRoot(prepared, ports);
  const left = await unusedClaims(prepared, ports);
  if (left.length < citizens)
    throw new Error(`Only ${left.length} prepared claims are left; a reset brings them back.`);
  const wanted = left.slice(0, citizens);
  const ours = new Set(wanted.map(({ nullifier }) => nullifier));
  const { income, payout } = ports.nodes;
  const from = { income: await income.getBlockNumber(), payout: await payout.getBlockNumber() };
  const relay = openApi(openFetch(ports.portalUrl));
  const refused: string[] = [];
  let taken = 0;
  const startedMs = performance.now();
  const queue = [...wanted];
  const senders = Array.from({ length: PARALLEL }, async () => {
    for (let claim = queue.shift(); claim !== undefined; claim = queue.shift()) {
      if (ports.signal.aborted) return;
      try {
        await relay.sendClaim(claim.wire);
        taken += 1;
      } catch (error) {
        refused.push(error instanceof AppError ? error.code : 'UNEXPECTED');
      }
    }
  });
  const samples: LoadSample[] = [];
  const look = async (): Promise<LoadSample> => {
    const count = async (chain: 'income' | 'payout') =>
      [...(await nullifiersOn(chain, ports, from[chain]))].filter((one) => ours.has(one)).length;
    const [claimed, paid] = await Promise.all([count('income'), count('payout')]);
    const sample = { atMs: Math.round(performance.now() - startedMs), taken, claimed, paid };
    samples.push(sample);
    ports.onSample(sample);
    return sample;
  };
  for (;;) {
    const sample = await look();
    if (sample.paid + refused.length >= citizens) {
      await Promise.all(senders);
      const claimsPerSec = (sample.paid * 1000) / sample.atMs;
      const [claim, delivery] = await Promise.all([
        sizesOf('income', ours, ports, from.income),
        sizesOf('payout', ours, ports, from.payout),
      ]);
      return {
        ...{ ...sample, citizens, claimsPerSec, bestPerSec: bestOf(samples, 5_000), refused },
        ...{ gasClaim: claim.gas, gasDelivery: delivery.gas, claimBytes: claim.bytes },
      };
    }
    if (sample.atMs > ports.patienceMs) throw new Error(`${citizens - sample.paid} claims were not paid in time.`);
    await sleep(LOOK_MS, undefined, { signal: ports.signal });
  }
}

/** Most notes a second over any stretch of at least `windowMs`. */
export function bestOf(samples: readonly LoadSample[], windowMs: number): number {
  let best = 0;
  for (const [index, end] of samples.entries()) {
    const start = samples.slice(0, index).findLast(({ atMs }) => end.atMs - atMs >= windowMs);
    if (start) best = Math.max(best, ((end.paid - start.paid) * 1000) / (end.atMs - start.atMs));
  }
  return best;
}
