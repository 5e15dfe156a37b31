import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { TSX_ARGS } from '../../lib/run.mjs';
import { setPaces, setPresent, startChain } from '../chains.mjs';
import { PACE } from './pace.mjs';
import { malformed } from './refusal.mjs';

const RUN = 'scripts/presenter/run.ts';
/** A run that is cancelled puts back what it changed, which takes a few blocks. */
const RUN_GRACE_MS = 5_000;
const RUN_GRACE_BLOCKS = 3;

/** Tells server and worker of another pace: they read it when they start. */
function rewriteRuntime(file, { network, blockTimeSec, confirmations }) {
  const runtime = JSON.parse(readFileSync(file, 'utf8'));
  runtime.profile = network;
  for (const chain of Object.values(runtime.chains)) Object.assign(chain, { blockTimeSec, confirmations });
  writeFileSync(`${file}.new`, `${JSON.stringify(runtime, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * Does for the stage what has to be done with the demo's processes.
 * @implements {import('./stage.mjs').Crew}
 */
export class DemoCrew {
  #demo;

  /**
   * @param {{
   *   processes: import('../processes.mjs').Processes, portal: import('../portal.mjs').Portal,
   *   snapshot: import('./snapshot.mjs').Snapshot, record: ReturnType<typeof import('./record.mjs').stageRecord>,
   *   chains: {domain: string, rpcUrl: string}[], chainProcesses: Map<string, {child: import('node:child_process').ChildProcess}>,
   *   secrets: Record<string, string>, runtimeFile: string, runEnv: Record<string, string>,
   * }} demo chainProcesses: by domain; those of the three chains are replaced by a reset
   */
  constructor(demo) {
    this.#demo = demo;
  }

  get canReset() {
    return this.#demo.snapshot.isUsable;
  }

  async reset(epoch) {
    const { processes, portal, snapshot, record, chains, chainProcesses, secrets } = this.#demo;
    await portal.stopWorker();
    record.beginReset(epoch);
    await portal.stopWeb();
    // Nothing of what they would write at their end is kept.
    await Promise.all(chains.map(({ domain }) => processes.stop(chainProcesses.get(domain), 0)));
    await snapshot.bringBack();
    await Promise.all(
      chains.map(async (chain) => chainProcesses.set(chain.domain, await startChain(processes, chain, secrets))),
    );
    record.endReset(epoch);
    const [{ blockTimeSec }] = chains;
    await Promise.all([portal.start(), blockTimeSec > 0 && setPaces(chains, blockTimeSec)]);
  }

  async switchTo(profile) {
    const { portal, chains, runtimeFile } = this.#demo;
    const { network, blockTimeSec, confirmations } = PACE[profile];
    await portal.stopWorker();
    const paces = setPaces(chains, blockTimeSec);
    // A reset starts the chains with the pace that is in force.
    for (const chain of chains) Object.assign(chain, { blockTimeSec, confirmations });
    rewriteRuntime(runtimeFile, { network, blockTimeSec, confirmations });
    await portal.stopWeb();
    await Promise.all([portal.start(), paces]);
  }

  pause(domain) {
    this.#signal(domain, 'SIGSTOP');
  }

  resume(domain) {
    this.#signal(domain, 'SIGCONT');
  }

  #signal(domain, signal) {
    const { chains, chainProcesses } = this.#demo;
    if (!chains.some((chain) => chain.domain === domain)) throw malformed();
    chainProcesses.get(domain)?.child.kill(signal);
  }

  spawnRun({ id, kind, name }, onLine) {
    const { processes, runEnv, chains } = this.#demo;
    const entry = processes.start('run', process.execPath, [...TSX_ARGS, RUN, kind, name], {
      env: { ...runEnv, STAGE_CLIENT: id },
      isQuiet: true,
      mayEnd: true,
      onLine,
    });
    const graceMs = () =>
      RUN_GRACE_MS + RUN_GRACE_BLOCKS * 1_000 * Math.max(0, ...chains.map(({ blockTimeSec }) => blockTimeSec ?? 0));
    return { ended: entry.ended, cancel: () => void processes.stop(entry, graceMs()) };
  }

  /** After the machine slept: no chain lags behind. One that stands still is left alone. */
  async setClocks(isStopped) {
    const running = this.#demo.chains.filter(({ domain }) => !isStopped(domain));
    await Promise.allSettled(running.map(setPresent));
  }

  say(text) {
    process.stderr.write(`stage    | ${text}\n`);
  }
}
