import type { ProvingArtifacts } from '@/lib/shared/card/groth16';
import { openApi } from '@/lib/shared/card/portal-api';
import { type CardWork, type CircuitName, directWork } from '@/lib/shared/card/work';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { SecretIdentity } from '@/lib/shared/protocol/hashes';
import { holderInput } from '@/lib/shared/protocol/supplement-witness';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { claimPathFetch } from '../http';
import { browserArtifactCache, loadArtifact } from './artifacts';
import type { WorkerJob, WorkerRequest, WorkerResponse } from './protocol';

/*
 * Everything that takes more than a few milliseconds: hashing of buckets, signatures, proofs, checks of artifacts, and the
 * look through the pool, whose events stay here.
 */

let announced: PublicConfig['artifacts'] | null = null;
const loading = new Map<CircuitName, Promise<ProvingArtifacts>>();
const post = (response: WorkerResponse): void => self.postMessage(response);
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function load(circuit: CircuitName): Promise<ProvingArtifacts> {
  const files = announced?.[circuit];
  if (files === undefined) throw new AppError('ARTIFACT_UNAVAILABLE');
  const totalBytes = files.wasm.bytes + files.zkey.bytes;
  const loaded = { wasm: 0, zkey: 0 };
  const one = (name: 'wasm' | 'zkey') =>
    loadArtifact(files[name], {
      fetch: self.fetch.bind(self),
      cache: browserArtifactCache(),
      sleep,
      onProgress: (bytes) => {
        loaded[name] = bytes;
        post({ kind: 'download', circuit, loadedBytes: loaded.wasm + loaded.zkey, totalBytes });
      },
    });
  const [wasm, zkey] = await Promise.all([one('wasm'), one('zkey')]);
  return { wasm, zkey };
}

/** The files stay in memory, checked once; a failed download is tried anew by whoever asks next. */
function artifacts(circuit: CircuitName): Promise<ProvingArtifacts> {
  const running = loading.get(circuit);
  if (running !== undefined) return running;
  const started = load(circuit);
  loading.set(circuit, started);
  started.catch(() => loading.delete(circuit));
  return started;
}

const work: CardWork = directWork(artifacts, () => performance.now(), openApi(claimPathFetch()));

/** Loads the claim's files and makes a small throw-away proof: snarkjs's threads stand ready for the first real one. */
async function warm(): Promise<void> {
  await artifacts('supplement');
  await work.prove('holder', holderInput(1n as SecretIdentity, 1n as FieldElement));
}

async function run(job: WorkerJob, onProgress: (value: unknown) => void): Promise<unknown> {
  switch (job.op) {
    case 'configure':
      announced = job.artifacts;
      return null;
    case 'warm':
      return warm();
    case 'signatureValid':
      return work.signatureValid(job.credential);
    case 'proveClaim':
      return work.proveClaim(job.claim);
    case 'proveAdvance':
      return work.proveAdvance(job.advance);
    case 'prove':
      return work.prove(job.circuit, job.input);
    case 'openNote':
      return work.openNote(job.secret, job.nullifier, job.note, job.limits);
    case 'load':
      return work.load(job.circuit);
    case 'scanPool':
      return work.scanPool(job.request, onProgress);
    case 'findAmount':
      return work.findAmount(job.question, onProgress);
    case 'proveSpend':
      return work.proveSpend(job.order);
    case 'rereadPool':
      return work.rereadPool();
    case 'forgetSecret':
      return work.forgetSecret();
  }
}

self.addEventListener('message', ({ data: { id, job } }: MessageEvent<WorkerRequest>) => {
  run(job, (value) => post({ kind: 'progress', id, value })).then(
    (value) => post({ kind: 'done', id, value }),
    // The code alone: a message might hold a witness value.
    (error: unknown) => post({ kind: 'failed', id, code: toAppError(error).code }),
  );
});
