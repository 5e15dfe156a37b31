/** A gap this long between two looks of a page in sight: the computer slept. */
export const SLEPT_MS = 60_000;

export type SleepWatch = {
  /** @returns how long the computer slept since the last look, or null when it did not */
  readonly look: (nowMs: number, isHidden: boolean) => number | null;
  /** The page went out of sight: until the next look its timers may come as late as they like. */
  readonly hide: () => void;
};

/** Tells a computer that slept from a page whose timers the browser held back because nobody saw it. */
export function sleepWatch(startedMs: number): SleepWatch {
  let lastMs = startedMs;
  let wasHidden = false;
  return {
    look(nowMs, isHidden) {
      const gapMs = nowMs - lastMs;
      const isHeldBack = wasHidden || isHidden;
      lastMs = nowMs;
      wasHidden = isHidden;
      return gapMs > SLEPT_MS && !isHeldBack ? gapMs : null;
    },
    hide() {
      wasHidden = true;
    },
  };
}
