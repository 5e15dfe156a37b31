/**
 * Stands beside the demo and ends its processes when the demo itself is killed and cannot do so any more. The demo
 * writes the process ids to this program's standard input; the end of that input means that the demo is gone.
 */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from './signal-group.mjs';

const GRACE_MS = 8_000;
/** @type {Map<number, string>} leader of a group → the signal that asks it to end */
const groups = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid, signal = 'SIGTERM'] = line.split(' ');
  if (verb === 'add') groups.set(Number(pid), signal);
  if (verb === 'remove') groups.delete(Number(pid));
}

/** Asks all of them to end and waits; who stays is ended by force. */
async function end(entries) {
  for (const [pid, signal] of entries) {
    signalGroup(pid, signal);
    // One that the stage had stopped takes its signal once it goes on.
    signalGroup(pid, 'SIGCONT');
  }
  const deadlineMs = Date.now() + GRACE_MS;
  while (entries.some(([pid]) => signalGroup(pid, 0)) && Date.now() < deadlineMs) await sleep(50);
  for (const [pid] of entries) signalGroup(pid, 'SIGKILL');
}

// The database is started first and ends last: it outlives those who write to it.
const [database, ...others] = groups;
await end(others.reverse());
if (database) await end([database]);
