import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { E2E_URL, refuseForeignHost } from './stack';

/** A laptop that sleeps: everything of the demo under test stands still at once, and the clock goes on. */

const FOLDERS = '.data';
/** What a demo says of itself in its data folder (scripts/demo/session.mjs). */
const zSession = z.object({ pid: z.number().int(), url: z.string() });

function sessionOf(file: string): z.output<typeof zSession> | null {
  try {
    return zSession.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

const parents = (): ReadonlyMap<number, number> =>
  new Map(
    execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/u).map(Number) as [number, number]),
  );

/**
 * The demo and everything that it started, by their parents: PostgreSQL's own processes leave their group.
 * @returns null for a demo whose data folder is not below this checkout's
 */
export function demoProcesses(): readonly number[] | null {
  refuseForeignHost(E2E_URL);
  const folders = existsSync(FOLDERS) ? [FOLDERS, ...readdirSync(FOLDERS).map((name) => join(FOLDERS, name))] : [];
  const session = folders
    .map((folder) => sessionOf(join(folder, 'demo.json')))
    .find((found) => found !== null && new URL(found.url).origin === new URL(E2E_URL).origin);
  const parentOf = parents();
  if (!session || !parentOf.has(session.pid)) return null;
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === session.pid || isOurs(parentOf.get(pid)));
  return [...parentOf.keys()].filter(isOurs);
}

/**
 * Puts processes to sleep for so long. A program of its own does it and wakes them, whatever becomes of the test.
 * @returns once they are awake
 */
export async function sleepTogether(pids: readonly number[], seconds: number): Promise<void> {
  const list = pids.join(' ');
  const script = `kill -STOP ${list}; sleep ${seconds}; kill -CONT ${list}`;
  const waker = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' });
  await once(waker, 'exit');
}
