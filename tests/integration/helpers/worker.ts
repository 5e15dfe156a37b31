import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { database } from '@/lib/server/repositories/database';
import { publicationLeaves } from '@/lib/server/repositories/register-publication';
import { findRelayJob } from '@/lib/server/repositories/relay-queue';
import { deliverEntitlement } from '@/lib/server/services/entitlement-credential';
import { startWorker, type Worker } from '@/lib/server/worker/worker';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { ClaimRequest, RelayJob } from '@/lib/shared/schemas/public-api';
import { REGION, type Stack } from './stack';
import { waitUntil } from './wait-until';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** All jobs in this process. */
export const startWorkerHere = ({ config, chains, keys }: Stack): Worker =>
  startWorker({ config, chains, keys, deliver: (entryId) => deliverEntitlement(entryId, { db: database() }) });

/** The worker as the demo starts it, in a process of its own. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly exited: Promise<void>;
  readonly ready: Promise<void>;
  output = '';

  constructor({ env }: Stack) {
    const args = ['--conditions=react-server', '--import', 'tsx', 'lib/server/worker/main.ts'];
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('WORKER READY')) resolve();
      };
      this.#child.stdout?.on('data', read);
      this.#child.stderr?.on('data', read);
      this.#child.once('exit', () => reject(new Error(`The worker ended early: ${this.output.slice(-2000)}`)));
    });
    // Killed on purpose before it was ready: not a failure.
    this.ready.catch(() => undefined);
  }

  kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): void {
    this.#child.kill(signal);
  }
}

/** Lets the next worker begin at once: how long a lease lasts has a test of its own. */
export const expireLeases = () => database().jobLease.updateMany({ data: { expiresAt: new Date(0) } });

/** Leaves of the newest root once it is on the chain and has `places`. */
export const publishedLeaves = (places: number, timeoutMs = 30_000): Promise<FieldElement[]> =>
  waitUntil(
    `a register of ${places} places`,
    async () => {
      const row = await database().registerRoot.findFirst({
        where: { region: REGION },
        orderBy: { createdAt: 'desc' },
      });
      return row?.status === 'published' && row.leafCount === places && publicationLeaves(row);
    },
    timeoutMs,
  );

export const noteOf = ({ nullifier }: ClaimRequest) =>
  database().noteEvent.findFirst({ where: { nullifier: nullifier.toString() } });
export const claimOf = ({ nullifier }: ClaimRequest) =>
  database().claimEvent.findFirst({ where: { nullifier: nullifier.toString() } });

/** The job once mined. @throws when it failed */
export const minedJob = (id: string, timeoutMs = 30_000): Promise<RelayJob> =>
  waitUntil(
    'the claim mined',
    async () => {
      const job = await findRelayJob(id);
      if (job?.status === 'failed') throw new Error(`The job failed: ${job.errorCode}`);
      return job?.status === 'mined' && job;
    },
    timeoutMs,
  );
