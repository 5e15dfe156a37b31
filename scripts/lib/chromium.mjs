import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { run, runNode } from './run.mjs';

/** Chromium for browser tests: one that stands, else Debian's, else Playwright's own download. */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** As root, Chromium's sandbox cannot be had; the rest keeps it from talking to anybody. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const runs = (path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

/** @returns {string | undefined} path of a Chromium that starts */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    if (found && runs(found)) return found;
  }
  return PLACES.find((place) => existsSync(place));
}

async function installFromDebian() {
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return undefined;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    return run(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' }, allowFailure: true });
  };
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return findChromium();
}

async function installFromPlaywright() {
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { allowFailure: true });
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const path = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
  return existsSync(path) && runs(path) ? path : undefined;
}

/** @returns {Promise<string>} path of Chromium, installed when missing @throws Failure when none can be had */
export async function ensureChromium() {
  const path = findChromium() ?? (await installFromDebian()) ?? (await installFromPlaywright());
  if (path) return path;
  throw new Failure(
    'No Chromium was found, and none could be installed.',
    'Install Chromium, or set CHROMIUM_PATH to its binary, and run the same command again.',
  );
}
