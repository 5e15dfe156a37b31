import { describe, expect, it } from 'vitest';
import { formatDuration } from '@/components/money/duration';

describe('formatDuration', () => {
  it.each([
    [400, '0 seconden', '0 seconds'],
    [1000, '1 seconde', '1 second'],
    [59_000, '59 seconden', '59 seconds'],
    [60_000, '1 minuut', '1 minute'],
    [119_000, '119 seconden', '119 seconds'],
    [120_000, '2 minuten', '2 minutes'],
    [3 * 3_600_000, '3 uur', '3 hours'],
    [7 * 86_400_000, '7 dagen', '7 days'],
  ])('DUR-01 %i ms in one unit, in both languages', (ms, nl, en) => {
    expect(formatDuration('nl', ms)).toBe(nl);
    expect(formatDuration('en', ms)).toBe(en);
  });
});
