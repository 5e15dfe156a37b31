import { describe, expect, it } from 'vitest';
import { aggregationMetadata } from '@/lib/server/messenger/hyperlane';
import { backoffMs } from '@/lib/server/messenger/relayer';
import { lastScheduledAt } from '@/lib/server/registers/schedule';

describe('publication schedule', () => {
  it.each([
    ['2026-10-05T01:59:59Z', '2026-10-04T14:00:00Z'],
    ['2026-10-05T02:00:00Z', '2026-10-05T02:00:00Z'],
    ['2026-10-05T13:59:59Z', '2026-10-05T02:00:00Z'],
    ['2026-10-05T23:00:00Z', '2026-10-05T14:00:00Z'],
  ])('at %s the last publication was due at %s', (now, due) => {
    expect(lastScheduledAt(new Date(now))).toEqual(new Date(due));
  });
});

describe('messenger', () => {
  it('tries a waiting delivery again after 250 ms at first and every 5 s at most', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map(backoffMs)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('an empty part of an aggregation still points behind the header', () => {
    expect(aggregationMetadata(['0xaabb', '0x'])).toBe('0x00000010000000120000001200000012aabb');
  });
});
