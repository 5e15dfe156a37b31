/** Seconds and facts of each step of a journey, in order. */
export type JourneyStep = { readonly step: string; readonly ms: number; readonly [fact: string]: unknown };

export class Stopwatch {
  readonly steps: JourneyStep[] = [];

  /** Runs a step and keeps how long it took, with the facts that `describe` draws from its result. */
  async time<T>(step: string, task: () => Promise<T>, facts: (result: T) => object = () => ({})): Promise<T> {
    const startedMs = performance.now();
    const result = await task();
    this.steps.push({ step, ms: Math.round(performance.now() - startedMs), ...facts(result) });
    return result;
  }
}

/** @throws Error naming what was awaited when it does not come in time */
export async function waitUntil<T>(what: string, look: () => T | undefined, timeoutMs: number): Promise<T> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > deadlineMs) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
