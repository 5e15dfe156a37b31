import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';
import { phaseMs } from '@/scripts/demo/chains.mjs';
import { openSession, requireOwnFolder } from '@/scripts/demo/session.mjs';
import { watchClock } from '@/scripts/demo/stage/clock-watch.mjs';
import { PACE } from '@/scripts/demo/stage/pace.mjs';
import { RunReader } from '@/scripts/demo/stage/run-reader.mjs';

test('STG-10 the stage and the page mean the same by a profile', () => {
  expect(PACE).toEqual(PROFILE_PACE);
});

test('STG-38 chains do not make their blocks together: from claim to note half a block is waited for, not a whole one', () => {
  expect(['income', 'health', 'payout'].map((domain) => phaseMs(domain, 12))).toEqual([0, 3_000, 6_000]);
  expect(phaseMs('payout', 0)).toBe(0);
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

describe('what a run says of itself', () => {
  const reader = () => new RunReader({ id: 'run-1', kind: 'attack', name: 'forged-proof' }, 0);
  const line = (key: string, tone: string) => JSON.stringify({ line: { atMs: 1, key, data: {}, tone } });
  const ended = (code: number | null, ...lines: string[]) => {
    const run = reader();
    for (const text of lines) run.read(text);
    run.end(code, false, 2);
    return run.view.status;
  };

  test('STG-36 it has held when it says so at its end, and its program ended well', () => {
    expect(ended(0, line('proofCopied', 'info'), line('held', 'ok'))).toBe('held');
    expect(ended(1, line('held', 'ok'))).toBe('failed');
  });

  test('STG-36 a program that ends before it is done has not held', () => {
    expect(ended(0)).toBe('failed');
    expect(ended(0, line('proofCopied', 'info'))).toBe('failed');
    expect(ended(0, line('held', 'ok'), line('proofCopied', 'info'))).toBe('failed');
  });

  test('STG-36 one bad line is enough, whatever it says last and however many came before', () => {
    expect(ended(0, line('unexpected', 'bad'), line('held', 'ok'))).toBe('failed');
    const many = Array.from({ length: 400 }, () => line('proofCopied', 'info'));
    expect(ended(0, ...many, line('unexpected', 'bad'), line('held', 'ok'))).toBe('failed');
    expect(ended(0, ...many, line('held', 'ok'))).toBe('held');
  });
});

test('STG-37 a folder with other files and no demo’s is left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'voorzien-data-'));
  try {
    await mkdir(join(folder, 'pg'));
    expect(() => requireOwnFolder(folder)).toThrow(/holds other files \(pg\)/);
    await expect(openSession(join(folder, 'demo.json'), 'http://localhost:1')).rejects.toThrow(/other files/);
    expect(await readdir(folder)).toEqual(['pg']);
    await writeFile(join(folder, 'secrets.env'), '');
    expect(() => requireOwnFolder(folder)).not.toThrow();
    expect(() => requireOwnFolder(join(folder, 'none'))).not.toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});
