import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { isAlive } from '../lib/lock.mjs';
import { fromRoot } from '../lib/root.mjs';
import { signalGroup } from './signal-group.mjs';

/** The file that says which demo runs on a data folder, and what it started. */

const commandOf = (pid) => {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
};

/** Words by which a process of ours is known again, so that a reused process id is left alone. */
const MARKS = {
  demo: 'scripts/demo.mjs',
  postgres: 'postgres',
  worker: 'worker/main.ts',
  web: 'next',
  run: 'presenter/run.ts',
};
const isOurs = (name, pid) => isAlive(pid) && commandOf(pid).includes(MARKS[name] ?? 'anvil');

const readSession = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** What every demo leaves in its folder, from its first minute on. */
const OWN_FILES = ['secrets.env', 'demo.json', 'runtime.json'];

/** A start removes and replaces what lies here. @param {string} folder @throws Failure when it holds none of ours */
export function requireOwnFolder(folder) {
  // Ours, whatever else keeps its files there.
  if (!relative(fromRoot('.data'), folder).startsWith('..')) return;
  const found = existsSync(folder) ? readdirSync(folder) : [];
  if (found.length === 0 || found.some((name) => OWN_FILES.includes(name))) return;
  throw new Failure(
    `The folder ${folder} holds other files (${found.slice(0, 3).join(', ')}), and no demo's.`,
    'Choose an empty or a new folder with --data.',
  );
}

/**
 * Claims the data folder for this process; ends what a killed start left behind.
 * @param {string} file @param {string} url
 * @returns {Promise<string>} what was found
 * @throws Failure when another demo is running on it, or the folder is somebody else's
 */
export async function openSession(file, url) {
  requireOwnFolder(dirname(file));
  const earlier = existsSync(file) ? readSession(file) : undefined;
  if (earlier && earlier.pid !== process.pid && isOurs('demo', earlier.pid))
    throw new Failure(
      `A demo is already running on this data folder (process ${earlier.pid}), at ${earlier.url}.`,
      `Stop it with Ctrl-C in its window or "kill ${earlier.pid}"; or start a second one with --data, --port and --port-base of its own.`,
    );
  const left = (earlier?.children ?? []).filter(({ name, pid }) => isOurs(name, pid));
  for (const { pid } of left.reverse()) {
    signalGroup(pid, 'SIGTERM');
    for (let waitedMs = 0; isAlive(pid) && waitedMs < 10_000; waitedMs += 50) await sleep(50);
    signalGroup(pid, 'SIGKILL');
  }
  mkdirSync(dirname(file), { recursive: true });
  saveSession(file, url, []);
  return left.length === 0 ? 'free' : `ended ${left.length} processes of a start that was cut off`;
}

export const saveSession = (file, url, children) =>
  writeFileSync(file, JSON.stringify({ pid: process.pid, url, children }));

export const closeSession = (file) => rmSync(file, { force: true });

/** @returns {Promise<boolean>} whether nobody listens on the port of this machine */
const isFree = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** @param {number} port @param {string} what @param {string} option @throws Failure when the port is taken */
export async function requirePort(port, what, option) {
  for (const host of ['127.0.0.1', '::', '0.0.0.0'])
    if (!(await isFree(port, host)))
      throw new Failure(
        `Port ${port}, for ${what}, is taken by another program.`,
        `Stop that program, or choose another port: npm run demo -- ${option}`,
      );
}
