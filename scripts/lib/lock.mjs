import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromRoot } from './root.mjs';

const FILE = '.data/prepare.lock';

export const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/**
 * One process at a time installs and builds in a checkout; another one waits for it.
 * @template T @param {() => Promise<T>} task @returns {Promise<T>}
 */
export async function withPrepareLock(task) {
  const path = fromRoot(FILE);
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(path, 'utf8')) || 0;
      // A lock whose owner is gone was left by a start that was killed.
      if (owner === process.pid) return task();
      if (owner === 0 || !isAlive(owner)) {
        rmSync(path, { force: true });
        continue;
      }
      if (!told) process.stdout.write(`  waiting for process ${owner}, which is building in this checkout\n`);
      await sleep(500);
    }
  }
  try {
    return await task();
  } finally {
    rmSync(path, { force: true });
  }
}
