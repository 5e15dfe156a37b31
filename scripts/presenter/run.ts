import { stopProver } from '@/lib/shared/card/groth16';
import { ATTACKS, type Attack } from '@/lib/shared/schemas/presenter-api';
import { foreignStatement } from './attacks/foreign-statement';
import { forgedMessage } from './attacks/forged-message';
import { forgedProof } from './attacks/forged-proof';
import { replayedProof } from './attacks/replayed-proof';
import { secondClaim } from './attacks/second-claim';
import { shortReserve } from './attacks/short-reserve';
import { stoppedChain } from './attacks/stopped-chain';
import { openWorld, type World } from './attacks/world';
import { Report } from './report';
import { scale } from './scale';

/**
 * run.ts attack NAME: does to the running demo what an attacker or a fault would do, for real, and prints a line of JSON for
 * everything that happens (zRunLine). Exit code 0 only when everything was refused or survived as it should be.
 */

const RUNS: Readonly<Record<Attack, (world: World) => Promise<void>>> = {
  'replayed-proof': replayedProof,
  'forged-proof': forgedProof,
  'foreign-statement': foreignStatement,
  'second-claim': secondClaim,
  'forged-message': forgedMessage,
  'short-reserve': shortReserve,
  'stopped-chain': stoppedChain,
};

const USAGE = `run.ts attack ${ATTACKS.join('|')} | run.ts scale CITIZENS`;

// Until the end is reached: a run that waits for what never comes has not held.
process.exitCode = 1;

const report = new Report();
const tasks: (() => Promise<void> | void)[] = [];
const cancelling = new AbortController();

/** Rejects when somebody ends the run: what it changed is put back before it leaves. */
const cancelled = new Promise<never>((_, reject) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      cancelling.abort(new Error('SIGTERM'));
      reject(cancelling.signal.reason as Error);
    });
  }
});

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

async function attack(name: string | undefined): Promise<void> {
  const known = ATTACKS.find((candidate) => candidate === name);
  if (!known) throw new Error(USAGE);
  await RUNS[known](await world());
}

async function load(citizens: string | undefined): Promise<void> {
  if (citizens === undefined || !/^[1-9]\d{0,3}$/.test(citizens)) throw new Error(USAGE);
  await scale(await world(), Number(citizens));
}

const world = () => openWorld(report, (task) => tasks.push(task), cancelling.signal);

async function cleanUp(): Promise<void> {
  for (const task of tasks.reverse()) {
    try {
      await task();
    } catch (error) {
      report.line('bad', 'stopped', { why: messageOf(error) });
    }
  }
  await stopProver();
}

/** @returns the exit code */
async function main(): Promise<number> {
  const [kind, name] = process.argv.slice(2);
  if (kind !== 'attack' && kind !== 'scale') throw new Error(USAGE);
  let isWhole = true;
  try {
    await Promise.race([kind === 'scale' ? load(name) : attack(name), cancelled]);
  } catch (error) {
    isWhole = false;
    report.line(cancelling.signal.aborted ? 'info' : 'bad', 'stopped', { why: messageOf(error) });
  } finally {
    await cleanUp();
  }
  if (!isWhole || report.hasFailed) return 1;
  report.line('ok', 'held');
  return 0;
}

main().then(
  // The agents may still hold requests that wait for their answers.
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`✗ ${messageOf(error)}\n`);
    process.exit(1);
  },
);
