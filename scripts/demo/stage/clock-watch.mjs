/** A wall clock that moved by more than this beside the timer: the machine slept, or its clock was set. */
const JUMP_MS = 60_000;
const EVERY_MS = 2_000;

/**
 * @param {(jumpMs: number) => void} onJump
 * @param {{now?: () => number, everyMs?: number}} [clock] of a test
 * @returns {() => void} ends the watch
 */
export function watchClock(onJump, { now = Date.now, everyMs = EVERY_MS } = {}) {
  let expectedMs = now() + everyMs;
  const timer = setInterval(() => {
    const jumpMs = now() - expectedMs;
    expectedMs = now() + everyMs;
    if (Math.abs(jumpMs) > JUMP_MS) onJump(jumpMs);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
