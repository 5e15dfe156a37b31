import { fromRoot } from '../lib/root.mjs';
import { TSX_ARGS } from '../lib/run.mjs';

const WORKER_READY = 'WORKER READY';
/** Much longer than it takes: a laptop that does other things too. */
const READY_WITHIN_MS = 180_000;

/** True when the database answers, all chains are indexed and every job has run. */
async function isHealthy(url) {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
  const health = await response.json();
  return health.status === 'ok';
}

/** The worker and the web server, which may be started again while the demo runs. */
export class Portal {
  #processes;
  #url;
  #env;
  #worker;
  #web;

  /**
   * @param {import('./processes.mjs').Processes} processes
   * @param {{url: string, workerEnv: Record<string, string>, webEnv: Record<string, string>}} options
   */
  constructor(processes, { url, workerEnv, webEnv }) {
    this.#processes = processes;
    this.#url = url;
    this.#env = { worker: workerEnv, web: webEnv };
  }

  /** @returns {Promise<void>} once every job had its first turn */
  async startWorker() {
    const args = [...TSX_ARGS, 'lib/server/worker/main.ts'];
    const worker = this.#processes.start('worker', process.execPath, args, {
      env: this.#env.worker,
      readyLine: WORKER_READY,
    });
    this.#worker = worker;
    await this.#processes.waitFor(worker, async () => worker.isReady, READY_WITHIN_MS);
  }

  async stopWorker() {
    if (this.#worker) await this.#processes.stop(this.#worker);
  }

  /** @returns {Promise<void>} once portal, worker and chains are healthy */
  async start() {
    const worker = this.startWorker();
    const next = fromRoot('node_modules/next/dist/bin/next');
    const args = [next, 'start', '-p', new URL(this.#url).port, '-H', 'localhost'];
    // A line for every request would push the way to the portal off the screen; they stand in its log.
    const web = this.#processes.start('web', process.execPath, args, { env: this.#env.web, isQuiet: true });
    this.#web = web;
    await worker;
    await this.#processes.waitFor(web, () => isHealthy(this.#url), READY_WITHIN_MS);
  }

  /** The web server keeps nothing of its own, and a page may have a question open for half a minute: it is killed. */
  async stopWeb() {
    if (this.#web) await this.#processes.stop(this.#web, 0);
  }
}
