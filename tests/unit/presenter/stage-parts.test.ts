import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';
import { watchClock } from '@/scripts/demo/stage/clock-watch.mjs';
import { PACE } from '@/scripts/demo/stage/pace.mjs';

test('STG-10 the stage and the page mean the same by a profile', () => {
  expect(PACE).toEqual(PROFILE_PACE);
});

test('STG-11 a machine that slept is noticed once, and a busy one is not taken for asleep', async () => {
  let skippedMs = 0;
  const jumps: number[] = [];
  const end = watchClock((ms) => jumps.push(ms), { now: () => performance.now() + skippedMs, everyMs: 10 });
  await sleep(50);
  // A timer that came late.
  skippedMs += 30_000;
  await sleep(50);
  expect(jumps).toEqual([]);
  skippedMs += 600_000;
  await sleep(50);
  expect(jumps).toHaveLength(1);
  expect(jumps[0]).toBeGreaterThan(599_000);
  // A clock that was set back.
  skippedMs -= 3_600_000;
  await sleep(50);
  expect(jumps).toHaveLength(2);
  end();
  skippedMs += 600_000;
  await sleep(50);
  expect(jumps).toHaveLength(2);
});
