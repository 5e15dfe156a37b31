import { describe, expect, it } from 'vitest';
import { restMs } from '@/lib/server/worker/job';

/** Faults in a row after which the rest grows no more. */
const MANY = 10;

describe('S-27 how long a job rests after a fault', () => {
  it('doubles from 0.2 s up to 3 s, of which at least half is rested', () => {
    for (const [failures, longestMs] of [200, 400, 800, 1_600, 3_000, 3_000].entries()) {
      expect(restMs(failures, 0)).toBe(longestMs / 2);
      expect(restMs(failures, 0.5)).toBe(longestMs * 0.75);
      expect(restMs(failures, 1)).toBe(longestMs);
    }
  });

  it('does not bring jobs back together that one fault met together', () => {
    const moments = [0.1, 0.6].map((draw) => {
      let atMs = 0;
      return Array.from({ length: MANY }, (_, failures) => (atMs += restMs(failures, draw)));
    });
    const [first = [], second = []] = moments;
    const apart = first.map((atMs, turn) => Math.abs(atMs - (second[turn] ?? atMs)));
    expect(Math.min(...apart)).toBeGreaterThan(10);
  });
});
