import 'server-only';
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { log } from '../log';
import { listen } from '../repositories/notifications';
import { watchHeads } from './head-watch';
import { JobRunner } from './job';
import { type JobDependencies, workerJobs } from './jobs';
import { keepLeases, letGo } from './lease-keeper';
import { WakeBus } from './wake-bus';

const LISTEN_RETRY_MS = 1_000;

export type Worker = {
  readonly owner: string;
  /** Resolves when every job had its first turn here, or is held by another worker. */
  readonly ready: Promise<void>;
  /** Lets running turns end, gives the leases back. Safe to be killed instead. */
  stop(): Promise<void>;
};

/** Starts all jobs in this process. Any number of workers may run; each job runs in one of them. */
export function startWorker(deps: Omit<JobDependencies, 'bus'>): Worker {
  const owner = randomUUID();
  const bus = new WakeBus();
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every job and every wait of one listens for the end.
  setMaxListeners(0, signal);
  const runners = workerJobs({ ...deps, bus }).map((definition) => new JobRunner(definition, bus));
  const running = [
    keepLeases(owner, runners, signal),
    keepListening(bus, signal),
    ...runners.map((runner) => runner.run(signal)),
    ...CHAIN_DOMAINS.map((domain) => watchHeads(deps.chains[domain], () => bus.emit(`head:${domain}`), signal)),
  ];
  return {
    owner,
    ready: firstTurns(runners, signal),
    async stop() {
      stopping.abort();
      await Promise.all(running);
      await letGo(owner);
    },
  };
}

async function keepListening(bus: WakeBus, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      let lost: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => {
        lost = resolve;
      });
      const listener = await listen((topic) => bus.emit(topic), lost);
      stopping.addEventListener('abort', lost, { once: true });
      await ended;
      stopping.removeEventListener('abort', lost);
      await listener.close();
    } catch (error) {
      log.warn('worker.listen.failed', { error: error as Error });
    }
    await sleep(LISTEN_RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** A job of another worker counts once the leases were asked for: it has its turns there. */
async function firstTurns(runners: readonly JobRunner[], stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && !runners.every((runner) => runner.hadFirstTurn || runner.standsBy)) {
    await sleep(20, undefined, { signal: stopping }).catch(() => undefined);
  }
}
