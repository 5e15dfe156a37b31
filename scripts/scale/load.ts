import { setTimeout as sleep } from 'node:timers/promises';
import { openApi } from '@/lib/shared/card/portal-api';
import { AppError } from '@/lib/shared/errors/app-error';
import { openFetch } from '../journey/session';
import type { Prepared, PreparedClaim } from './archive';
import type { EnrolPorts } from './enrol';
import { ClaimTraces, type Followed, type Nodes } from './followed';
import { sizesOf } from './sizes';

/** Requests that are under way at once: as of so many browsers. */
const PARALLEL = 16;
const LOOK_MS = 500;

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
  /** Messages delivered, from the first claim on the income chain to the last note. */
  readonly messagesPerSec: number;
  readonly refused: readonly string[];
  /** Medians over a sample of the claims. */
  readonly gasClaim: number;
  readonly gasDelivery: number;
  readonly claimBytes: number;
  readonly deliveryBytes: number;
};

export type LoadPorts = Omit<EnrolPorts, 'nodes'> & {
  /** Nodes themselves: the browsers' door lets less through. */
  readonly nodes: Nodes;
  /** The first request leaves. */
  readonly onBegin: () => void;
  readonly onSample: (sample: LoadSample) => void;
};

/**
 * So many prepared claims that nobody has sent yet. A proof is good for one payment: after a reset all of them are there again.
 * @throws an Error when fewer are left
 */
export async function unusedClaims(
  { claims }: Prepared,
  count: number,
  ports: Pick<LoadPorts, 'nodes' | 'config'>,
): Promise<readonly PreparedClaim[]> {
  const traces = new ClaimTraces('income', ports.nodes, ports.config.contracts, 0n);
  const used = new Set((await traces.look()).map(({ nullifier }) => nullifier));
  const left = claims.filter(({ nullifier }) => !used.has(nullifier));
  if (left.length < count) throw new Error(`Only ${left.length} prepared claims are left; a reset brings them back.`);
  return left.slice(0, count);
}

/** Sends all of them, so many at a time. */
async function sendAll(
  wanted: readonly PreparedClaim[],
  ports: LoadPorts,
  tally: { taken: number; refused: string[] },
) {
  const relay = openApi(openFetch(ports.portalUrl));
  const queue = [...wanted];
  const sender = async () => {
    for (let claim = queue.shift(); claim !== undefined && !ports.signal.aborted; claim = queue.shift()) {
      try {
        await relay.sendClaim(claim.wire);
        tally.taken += 1;
      } catch (error) {
        tally.refused.push(error instanceof AppError ? error.code : 'UNEXPECTED');
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, sender));
}

/**
 * Sends prepared claims through the portal's relay as citizens' cards do, and follows them over both chains into the pool.
 * Everything between is the running system's own: relay, income chain, validators, messenger, pool.
 * Their people's register has to stand on the chain (enrol.ts).
 * @throws an Error when patience ends
 */
export async function runLoad(wanted: readonly PreparedClaim[], ports: LoadPorts): Promise<LoadResult> {
  const citizens = wanted.length;
  const ours = new Set(wanted.map(({ nullifier }) => nullifier));
  const { nodes, config, signal } = ports;
  const tracesOn = async (chain: Followed) =>
    new ClaimTraces(chain, nodes, config.contracts, (await nodes[chain].getBlockNumber()) + 1n);
  const [income, payout] = await Promise.all([tracesOn('income'), tracesOn('payout')]);
  const oursOf = ({ all }: ClaimTraces) => all.filter(({ nullifier }) => ours.has(nullifier));
  const tally = { taken: 0, refused: [] as string[] };
  const startedMs = performance.now();
  ports.onBegin();
  const sending = sendAll(wanted, ports, tally);
  const samples: LoadSample[] = [];
  for (;;) {
    await Promise.all([income.look(), payout.look()]);
    const [claimed, paid] = [oursOf(income).length, oursOf(payout).length];
    const sample = { atMs: Math.round(performance.now() - startedMs), taken: tally.taken, claimed, paid };
    samples.push(sample);
    ports.onSample(sample);
    if (paid + tally.refused.length >= citizens) break;
    if (sample.atMs > ports.patienceMs) throw new Error(`${citizens - paid} claims were not paid in time.`);
    await sleep(LOOK_MS, undefined, { signal });
  }
  await sending;
  const [claim, delivery] = await Promise.all([
    sizesOf('income', oursOf(income), nodes),
    sizesOf('payout', oursOf(payout), nodes),
  ]);
  return {
    ...ratesOf(samples),
    ...{ citizens, refused: tally.refused },
    ...{ gasClaim: claim.gas, gasDelivery: delivery.gas, claimBytes: claim.bytes, deliveryBytes: delivery.bytes },
  };
}

/** What a run's samples come to. @throws an Error without a sample */
export function ratesOf(samples: readonly LoadSample[]) {
  const last = samples.at(-1);
  if (!last) throw new Error('A run has a sample.');
  const perSec = (count: number, ms: number) => (ms > 0 ? (count * 1000) / ms : 0);
  // The look before the first that saw a claim: none stood on the chain until then.
  const first = samples.findLast(({ claimed }) => claimed === 0)?.atMs ?? 0;
  return {
    ...last,
    claimsPerSec: perSec(last.paid, last.atMs),
    bestPerSec: bestOf(samples, 5_000),
    messagesPerSec: perSec(last.paid, last.atMs - first),
  };
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
