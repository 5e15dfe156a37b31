import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fromRoot, ROOT } from '../lib/root.mjs';

const DATA = '.data/bench';
const PORT = 3310;
const PORT_BASE = 57_320;
const START_TIMEOUT_MS = 600_000;

/**
 * Starts the demo on data and ports of its own.
 * @param {{isFresh: boolean, say: (line: string) => void}} options
 * @returns {Promise<{url: string, startedMs: number, configFile: string, stop: () => Promise<void>}>}
 *   configFile: names the nodes themselves; browsers are told of the door in front of them
 */
export function startStack({ isFresh, say }) {
  const args = ['--data', DATA, '--port', String(PORT), '--port-base', String(PORT_BASE)];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fromRoot('scripts/demo.mjs'), ...args, ...(isFresh ? ['--reset'] : [])], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 2],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The demo did not get ready.')), START_TIMEOUT_MS);
    ended.then((code) => reject(new Error(`The demo ended with code ${code}.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('✗')) say(line);
      const ready = line.match(/^READY (\S+)/);
      if (!ready) return;
      clearTimeout(timer);
      resolve({
        url: ready[1],
        startedMs: performance.now() - startedAt,
        configFile: fromRoot(DATA, 'runtime.json'),
        stop,
      });
    });
  });
}
