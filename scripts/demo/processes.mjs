import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { fromRoot, ROOT } from '../lib/root.mjs';
import { signalGroup } from './signal-group.mjs';

const STOP_GRACE_MS = 10_000;
const TAIL_LINES = 25;

/**
 * The long-running processes of the demo. Each one leads a process group of its own, so that Ctrl-C reaches the demo
 * alone, which then ends them in order.
 */
export class Processes {
  #children = [];
  #guardian;
  #isStopping = false;
  #onUnexpectedExit;
  #onChange;
  #logDir;

  /**
   * @param {{logDir: string, onUnexpectedExit: (name: string, tail: string) => void, onChange: (children: {name: string, pid: number}[]) => void}} options
   */
  constructor({ logDir, onUnexpectedExit, onChange }) {
    this.#logDir = logDir;
    this.#onUnexpectedExit = onUnexpectedExit;
    this.#onChange = onChange;
    mkdirSync(logDir, { recursive: true });
    this.#guardian = spawn(process.execPath, [fromRoot('scripts/demo/guardian.mjs')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#guardian.stdin.on('error', () => {});
    this.#guardian.unref();
  }

  /**
   * @param {string} name shown before each of its lines
   * @param {string} command
   * @param {readonly string[]} args
   * @param {{env?: Record<string, string | undefined>, uid?: number, gid?: number, isQuiet?: boolean, stopSignal?: NodeJS.Signals, mayEnd?: boolean, readyLine?: string, onLine?: (line: string) => void}} [options]
   *   isQuiet: lines go to the log file only; mayEnd: its end is no fault; readyLine: sets `isReady` when it is printed;
   *   onLine: gets what it prints in place of the log
   */
  start(name, command, args, options = {}) {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid, cwd: '/' }),
    });
    const entry = {
      ...{ name, child, stopSignal: options.stopSignal ?? 'SIGTERM' },
      ...{ hasEnded: false, mayEnd: options.mayEnd ?? false, isReady: false, tail: [] },
    };
    /** Resolves to its exit code; null when a signal ended it. */
    entry.ended = new Promise((resolve) => {
      const finish = (code) => {
        if (entry.hasEnded) return;
        entry.hasEnded = true;
        this.#forget(entry);
        resolve(code);
        if (!this.#isStopping && !entry.mayEnd) this.#onUnexpectedExit(name, entry.tail.join('\n'));
      };
      // What the process itself had started goes with it.
      child.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
      // Once its last lines were read.
      child.once('close', finish);
      child.once('error', (error) => {
        entry.tail.push(error.message);
        finish(null);
      });
    });
    const log = createWriteStream(join(this.#logDir, `${name}.log`), { flags: 'a' });
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        if (options.onLine && stream === child.stdout) return options.onLine(line);
        log.write(`${line}\n`);
        if (line === options.readyLine) entry.isReady = true;
        entry.tail = [...entry.tail.slice(1 - TAIL_LINES), line];
        if (!options.isQuiet) process.stdout.write(`${name.padEnd(8)}| ${line}\n`);
      });
    if (child.pid !== undefined) this.#tellGuardian(`add ${child.pid} ${entry.stopSignal}`);
    this.#children.push(entry);
    this.#onChange(this.#living());
    return entry;
  }

  /**
   * Waits until a process that was started answers.
   * @param {{name: string, hasEnded: boolean, tail: string[]}} entry
   * @param {() => Promise<boolean>} isReady @param {number} timeoutMs
   * @throws Failure with its last lines when it ends first, or does not answer in time
   */
  async waitFor(entry, isReady, timeoutMs) {
    const deadlineMs = Date.now() + timeoutMs;
    for (;;) {
      if (await isReady().catch(() => false)) return;
      const lines = entry.tail.join('\n  ');
      if (entry.hasEnded) throw new Failure(`${entry.name} ended while it was starting:\n  ${lines}`);
      if (Date.now() > deadlineMs)
        throw new Failure(`${entry.name} did not answer within ${timeoutMs / 1000} s:\n  ${lines}`);
      await sleep(100);
    }
  }

  /** Ends all of them, last started first, and waits until they are gone. */
  async stopAll() {
    this.#isStopping = true;
    for (const entry of [...this.#children].reverse()) await this.stop(entry);
    this.#guardian.stdin.end();
    this.#onChange([]);
  }

  /** Ends one of them and waits until it is gone; at once when it is gone already. After the grace it is killed. */
  async stop(entry, graceMs = STOP_GRACE_MS) {
    const { child, stopSignal, ended } = entry;
    entry.mayEnd = true;
    if (child.pid === undefined || entry.hasEnded) return;
    signalGroup(child.pid, graceMs > 0 ? stopSignal : 'SIGKILL');
    // One that stands still takes no signal but this one and SIGKILL.
    signalGroup(child.pid, 'SIGCONT');
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }

  #forget({ child }) {
    this.#children = this.#children.filter((known) => known.child !== child);
    if (child.pid === undefined) return;
    this.#tellGuardian(`remove ${child.pid}`);
    if (!this.#isStopping) this.#onChange(this.#living());
  }

  #living() {
    return this.#children
      .filter(({ hasEnded, child }) => !hasEnded && child.pid !== undefined)
      .map(({ name, child }) => ({ name, pid: child.pid }));
  }

  #tellGuardian(line) {
    this.#guardian.stdin.write(`${line}\n`);
  }
}
