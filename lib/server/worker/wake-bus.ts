import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { Topic } from '../repositories/notifications';

/** What may wake a job: a new block, rows that an indexer wrote, signatures that were added, a notification. */
export type WakeTopic = Topic | `head:${ChainDomain}` | `index:${ChainDomain}` | `signed:${ChainDomain}`;

/** Tells jobs of this process that there may be something to do. Losing a wake costs a poll interval, nothing else. */
export class WakeBus {
  readonly #listeners = new Map<WakeTopic, Set<() => void>>();

  on(topics: readonly WakeTopic[], listener: () => void): void {
    for (const topic of topics) {
      const set = this.#listeners.get(topic) ?? new Set();
      set.add(listener);
      this.#listeners.set(topic, set);
    }
  }

  emit(topic: WakeTopic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }
}

/** A wait that a ring cuts short, also one that came before the wait began. One waiter at a time. */
export class Alarm {
  #rung = false;
  #wakeUp: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wakeUp?.();
  }

  /** Ends a wait without counting as a ring. */
  interrupt(): void {
    this.#wakeUp?.();
  }

  /** Resolves at the next ring or interrupt, or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wakeUp = undefined;
    this.#rung = false;
  }
}
