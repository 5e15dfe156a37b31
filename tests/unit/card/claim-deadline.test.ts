import { describe, expect, it } from 'vitest';
import { claimDeadlineSec } from '@/lib/shared/card/claim';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 5, 12) / 1000;
const NEVER = NOON + 365 * DAY;

describe('the deadline of a claim, which everybody reads on the chain', () => {
  it.each([
    ['at once', 0],
    ['every half hour', HOUR / 2],
    ['every seven hours', 7 * HOUR],
    ['every twelve hours', 12 * HOUR],
  ])('A-07 a relay that sends %s: full days only, and a day of life from the end of the window', (_name, batchSec) => {
    for (let nowSec = NOON; nowSec < NOON + 3 * DAY; nowSec += 601) {
      const deadlineSec = claimDeadlineSec(nowSec, batchSec, NEVER);
      const windowEndSec = batchSec === 0 ? nowSec : (Math.floor(nowSec / batchSec) + 1) * batchSec;
      expect(deadlineSec % DAY).toBe(0);
      expect(deadlineSec - windowEndSec).toBeGreaterThanOrEqual(DAY);
      expect(deadlineSec - windowEndSec).toBeLessThan(2 * DAY);
    }
  });

  it.each([HOUR / 2, 5 * HOUR, 7 * HOUR, 12 * HOUR])(
    'A-07 all claims of one window of %i s have one deadline, also of a window over midnight',
    (batchSec) => {
      for (let i = 0; i < 40; i++) {
        const startSec = (Math.floor(NOON / batchSec) + i) * batchSec;
        const moments = [0, 1, batchSec / 3, batchSec - 1].map((offset) => startSec + Math.floor(offset));
        expect(new Set(moments.map((nowSec) => claimDeadlineSec(nowSec, batchSec, NEVER))).size).toBe(1);
      }
    },
  );

  it('A-07 windows of twelve hours: both halves of a day have one deadline', () => {
    const moments = [0, 11 * HOUR, 12 * HOUR, DAY - 1].map((offset) => Date.UTC(2026, 10, 5) / 1000 + offset);
    expect(new Set(moments.map((nowSec) => claimDeadlineSec(nowSec, 12 * HOUR, NEVER))).size).toBe(1);
  });

  it('A-07 no deadline lies beyond the end of the month’s claims', () => {
    expect(claimDeadlineSec(NOON, 0, NOON + HOUR)).toBe(NOON + HOUR);
  });
});
