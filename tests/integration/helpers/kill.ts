import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import type { Moment, RpcCall } from './rpc-proxy';
import type { Stack } from './stack';
import { waitUntil } from './wait-until';
import { expireLeases, WorkerProcess } from './worker';

/** A point of a worker's way, seen on the line between it and a node. */
export type KillPoint = {
  readonly title: string;
  readonly chain: ChainDomain;
  readonly moment: Moment;
  readonly matches: (call: RpcCall, result: unknown) => boolean;
};

/** Workers in processes of their own, which tests kill. */
export class Mortals {
  readonly processes: WorkerProcess[] = [];
  readonly #stack: Stack;

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  spawn(): WorkerProcess {
    const worker = new WorkerProcess(this.#stack);
    this.processes.push(worker);
    return worker;
  }

  /** Runs a worker until it comes to a point and kills it there; what lies behind the point is kept from happening. */
  async killAt(points: readonly KillPoint[], index: number): Promise<void> {
    const point = points[index] as KillPoint;
    const later = points.slice(index + 1);
    await expireLeases();
    const worker = this.spawn();
    let killed = false;
    for (const chain of CHAIN_DOMAINS) {
      this.#stack.proxies[chain].watch((call, moment, result) => {
        if (killed) return true;
        if (point.chain === chain && point.moment === moment && point.matches(call, result)) {
          killed = true;
          worker.kill('SIGKILL');
          return true;
        }
        return later.some((next) => next.chain === chain && next.moment === moment && next.matches(call, result));
      });
    }
    try {
      await waitUntil(`the point "${point.title}"`, async () => killed, 60_000);
    } finally {
      worker.kill('SIGKILL');
      await worker.exited;
      for (const chain of CHAIN_DOMAINS) this.#stack.proxies[chain].watch(undefined);
    }
  }

  async end(): Promise<void> {
    for (const worker of this.processes) worker.kill();
    await Promise.all(this.processes.map(({ exited }) => exited));
  }
}
