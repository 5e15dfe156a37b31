import { chains } from '../chain/client';
import { runtimeConfig, workerEnv } from '../env';
import { log } from '../log';
import { closeDatabase, database } from '../repositories/database';
import { deliverEntitlement } from '../services/entitlement-credential';
import { keysOf } from './jobs';
import { startWorker } from './worker';

/** After this long a turn that has not ended is left where it is: every job continues from any point. */
const STOP_WITHIN_MS = 1_500;

const worker = startWorker({
  config: runtimeConfig(),
  chains: chains(),
  keys: keysOf(workerEnv()),
  deliver: (entryId) => deliverEntitlement(entryId, { db: database() }),
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('unhandledRejection', (error) => log.error('worker.unhandled', { error: error as Error }));

await worker.ready;
if (!stopping) process.stdout.write('WORKER READY\n');
