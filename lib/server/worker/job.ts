import { setTimeout as sleep } from 'node:timers/promises';
import { BaseError } from 'viem';
import { errorSummary } from '../chain/errors';
import { log } from '../log';
import type { JobReport } from '../repositories/leases';
import { Alarm, type WakeBus, type WakeTopic } from './wake-bus';

/** After a turn: `again` right away, `soon` while something is under way, `idle` until woken or polled. */
export type TurnResult = 'again' | 'soon' | 'idle';

export type JobDefinition = {
  readonly name: string;
  readonly wakeOn: readonly WakeTopic[];
  /** Longest rest between turns without a wake. */
  readonly pollMs: number;
  /** One pass: short, repeatable, continued by the next one wherever it stops. */
  readonly turn: (holds: () => boolean) => Promise<TurnResult>;
};

const SOON_MS = 50;
const BACKOFF_FIRST_MS = 200;
const BACKOFF_CAP_MS = 3_000;
const STANDBY_MS = 250;

/**
 * How long a job rests after so many faults in a row: twice as long each time, up to 3 s, of which half is drawn by lot
 * ("Exponential backoff and jitter", AWS Architecture Blog, 2015). Jobs share requests to a node: those that one fault met
 * together would else come back in one request again and again, and one whose call fails would hold the others with it.
 * @param failures 0 after the first @param draw from 0 up to 1
 */
export function restMs(failures: number, draw: number): number {
  const longest = Math.min(BACKOFF_FIRST_MS * 2 ** failures, BACKOFF_CAP_MS);
  return longest / 2 + (longest / 2) * draw;
}

/** Errors of a node or of Prisma repeat the whole request: a summary is enough. Anything else keeps its stack. */
const logged = (error: unknown): Error | string =>
  !(error instanceof Error) || error instanceof BaseError || error.name.startsWith('Prisma')
    ? errorSummary(error)
    : error;

/** Runs one job for as long as its lease is held, backs off on errors and goes on by itself. */
export class JobRunner {
  readonly name: string;
  readonly #definition: JobDefinition;
  readonly #alarm = new Alarm();
  #heldUntilMs = 0;
  #lastRunAt: Date | null = null;
  #lastError: string | null = null;
  #hadFirstTurn = false;
  #standsBy = false;

  constructor(definition: JobDefinition, bus: WakeBus) {
    this.name = definition.name;
    this.#definition = definition;
    bus.on(definition.wakeOn, () => this.#alarm.ring());
  }

  get report(): JobReport {
    return { name: this.name, lastRunAt: this.#lastRunAt, lastError: this.#lastError };
  }

  get hadFirstTurn(): boolean {
    return this.#hadFirstTurn;
  }

  /** Whether another worker held the job when leases were last asked for. */
  get standsBy(): boolean {
    return this.#standsBy;
  }

  /** Whether this process may act for the job at this moment. */
  readonly holds = (): boolean => performance.now() < this.#heldUntilMs;

  /** @param untilMs on this process's monotonic clock, measured from before the lease was asked for; 0 = not held */
  holdUntil(untilMs: number): void {
    const began = !this.holds() && untilMs > 0;
    this.#heldUntilMs = untilMs;
    this.#standsBy = untilMs === 0;
    if (began) this.#alarm.ring();
  }

  async run(stopping: AbortSignal): Promise<void> {
    stopping.addEventListener('abort', () => this.#alarm.ring(), { once: true });
    let failures = 0;
    while (!stopping.aborted) {
      if (!this.holds()) {
        await this.#alarm.wait(STANDBY_MS);
        continue;
      }
      try {
        const result = await this.#definition.turn(this.holds);
        if (failures > 0) log.info('worker.job.recovered', { job: this.name });
        failures = 0;
        this.#lastRunAt = new Date();
        this.#lastError = null;
        this.#hadFirstTurn = true;
        if (result === 'idle') await this.#alarm.wait(this.#definition.pollMs);
        if (result === 'soon') await this.#alarm.wait(SOON_MS);
      } catch (error) {
        this.#lastError = errorSummary(error);
        if (failures === 0) log.warn('worker.job.failed', { job: this.name, error: logged(error) });
        // A node that is down is asked at this pace, however often something else would wake the job.
        await sleep(restMs(failures, Math.random()), undefined, { signal: stopping }).catch(() => undefined);
        failures = Math.min(failures + 1, 10);
      }
    }
  }
}
