/**
 * Stands beside the demo and ends its processes when the demo itself is killed and cannot do so any more. The demo
 * writes the process ids to this program's standard input; the end of that input means that the demo is gone.
 */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from './signal-group.mjs';

const GRACE_MS = 8_000;
/** @type {Set<number>} */
const groups = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid] = line.split(' ');
  if (verb === 'add') groups.add(Number(pid));
  if (verb === 'remove') groups.delete(Number(pid));
}

// Last started, first ended: the database outlives those who write to it.
for (const pid of [...groups].reverse()) {
  signalGroup(pid, 'SIGTERM');
  const deadlineMs = Date.now() + GRACE_MS;
  while (signalGroup(pid, 0) && Date.now() < deadlineMs) await sleep(50);
  signalGroup(pid, 'SIGKILL');
}
