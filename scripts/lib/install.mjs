import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { fromRoot } from './root.mjs';
import { run } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamps.mjs';

const STAMP = 'node_modules/.voorzien-install';
const MINIMUM = [20, 19];

/** @throws Failure when Node is too old or the platform has no PostgreSQL, anvil and forge on npm */
export function checkMachine() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]))
    throw new Failure(
      `Node ${process.versions.node} is too old: ${MINIMUM.join('.')} or newer is needed.`,
      'Install Node from https://nodejs.org (LTS) and run the same command again.',
    );
  const machine = `${process.platform}-${process.arch}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].includes(machine))
    throw new Failure(
      `${machine} has no ready-made PostgreSQL and anvil.`,
      'Use Linux or macOS; on Windows, run it inside WSL 2.',
    );
  return `Node ${process.versions.node}, ${machine}`;
}

/** True when node_modules stands and was made from the present lock file. */
export const isInstalled = () => existsSync(fromRoot('node_modules')) && readStamp(STAMP) === lockHash();

const lockHash = () => hashOf(['package-lock.json']);

/**
 * `npm install`, not `npm ci`: some registries lack optional packages of other platforms that the lock file names.
 * @returns {Promise<string>} what was done
 */
export async function install() {
  if (isInstalled()) return 'up to date';
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    remedy: 'npm is part of Node; a registry must be reachable. Mend that and run the same command again.',
  });
  writeStamp(STAMP, lockHash());
  return 'installed';
}
