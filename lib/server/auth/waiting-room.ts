import { AppError } from '@/lib/shared/errors/app-error';

/** Few tasks at once, few that wait, in the order in which they came; nobody else gets in. */
export class WaitingRoom {
  readonly #atOnce: number;
  readonly #seats: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, seats: number) {
    this.#atOnce = atOnce;
    this.#seats = seats;
  }

  /** @throws RATE_LIMITED when every seat is taken; the task has not begun then */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++;
    else {
      if (this.#waiting.length >= this.#seats) throw new AppError('RATE_LIMITED');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // Whoever is next takes over this place.
      if (next) next();
      else this.#running--;
    }
  }
}
