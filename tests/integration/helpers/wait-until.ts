import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `look` gives something. @throws after `timeoutMs`, naming what was awaited */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > endMs) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await sleep(15);
  }
}
