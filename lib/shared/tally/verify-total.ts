import { type EurCents, eurCents } from '../domain/cents';
import { MIN_COUNT } from '../domain/disclosure';
import { toAppError } from '../errors/app-error';
import { checkCount, checkSum } from './check-claims';
import { checkPool } from './check-pool';
import { checkShares } from './check-shares';
import { checkEquation, checkRecovered } from './check-total';
import { type ReadClaims, readClaims } from './claims';
import type { VerifyPort } from './port';
import { type ClosedTranche, type OpenedTotal, readTranche, requireGate, type TrancheEvents } from './read-tranche';
import { createShareCheck } from './share-proof';
import {
  type StepEvent,
  type StepFacts,
  type StepProgress,
  StepRefused,
  type VerifyOutcome,
  type VerifyStep,
} from './steps';

export type VerifyOptions = {
  /** The number that a page shows: compared with the one on the chain. */
  readonly published?: { readonly count: number; readonly totalCents: bigint } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each step as it runs and ends. */
  readonly onStep?: ((event: StepEvent) => void) | undefined;
};

type OpenedTranche = TrancheEvents & { readonly closed: ClosedTranche; readonly total: OpenedTotal };
const isOpened = (events: TrancheEvents): events is OpenedTranche => events.closed !== null && events.total !== null;

/** Ends a check early, with nothing that is wrong. */
class NothingToCheck extends Error {
  constructor(readonly outcome: VerifyOutcome) {
    super(outcome.kind);
  }
}

/** Lets the page draw and a cancellation through between two batches of arithmetic. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** One check under way: each step tells that it begins, how far it is, and how it ends. */
class Run {
  step: VerifyStep = 'read';
  constructor(
    readonly port: VerifyPort,
    private readonly options: VerifyOptions,
  ) {}

  /** @throws StepRefused published-differs */
  requirePublished({ count, totalCents }: OpenedTotal): void {
    const { published } = this.options;
    if (published && (published.count !== count || published.totalCents !== totalCents)) {
      throw new StepRefused('published-differs', {
        shown: `${published.count}: ${published.totalCents}`,
        opened: `${count}: ${totalCents}`,
      });
    }
  }

  get signal(): AbortSignal | undefined {
    return this.options.signal;
  }

  begin(step: VerifyStep): void {
    this.signal?.throwIfAborted();
    this.step = step;
    this.options.onStep?.({ step, state: 'running', progress: null });
  }

  progress(progress: StepProgress): void {
    this.options.onStep?.({ step: this.step, state: 'running', progress });
  }

  passed<Step extends VerifyStep>(step: Step, facts: StepFacts[Step]): void {
    this.options.onStep?.({ step, state: 'passed', facts } as StepEvent);
  }

  refused({ reason, detail }: StepRefused): VerifyOutcome {
    const { step } = this;
    this.options.onStep?.({ step, state: 'refused', reason, detail } as StepEvent);
    return { kind: 'refused', step, reason };
  }
}

/**
 * Checks an opened total from the chains alone, step by step: reads the claims, counts them, adds up what is encrypted,
 * checks both key holders' shares by their proofs, works out the total, and looks at what the pool was told. Takes nobody's
 * word for the number; of the portal it needs where the contracts stand.
 * @throws the signal's reason when cancelled; ARTIFACT_* when the verifying key cannot be had
 */
export async function verifyTotal(
  trancheId: bigint,
  port: VerifyPort,
  options: VerifyOptions = {},
): Promise<VerifyOutcome> {
  const run = new Run(port, options);
  try {
    return await steps(trancheId, run);
  } catch (error) {
    run.signal?.throwIfAborted();
    if (error instanceof StepRefused) return run.refused(error);
    if (error instanceof NothingToCheck) return error.outcome;
    if (toAppError(error).code === 'CHAIN_UNAVAILABLE') return { kind: 'unreachable', step: run.step };
    throw error;
  }
}

async function steps(trancheId: bigint, run: Run): Promise<VerifyOutcome> {
  const { port, signal } = run;
  const { tranche, read } = await readAll(trancheId, run);
  const { claims } = read;

  run.begin('count');
  checkCount(read, tranche.closed, tranche.total);
  // PRE below 2^32. Enforced: checkCount.
  const [capSumCents, totalCents] = [tranche.closed.capSumCents, tranche.total.totalCents].map(eurCents) as [
    EurCents,
    EurCents,
  ];
  run.passed('count', { claims: claims.length, minimum: MIN_COUNT, capSumCents });

  run.begin('sum');
  const sum = await checkSum(claims, tranche.closed, async (done) => {
    run.progress({ unit: 'claims', done, total: claims.length });
    await breathe();
    signal?.throwIfAborted();
  });
  run.passed('sum', sum);

  run.begin('shares');
  const check = createShareCheck(await port.verifyingKey());
  const shares = await checkShares(tranche, sum, port, check, signal);
  run.passed('shares', shares);

  run.begin('equation');
  const given = shares.holders.map(({ share }) => share);
  const point = checkEquation(totalCents, sum.c2, given);
  run.passed('equation', { totalCents, point });

  run.begin('recover');
  run.passed('recover', { totalCents: checkRecovered(totalCents, capSumCents, sum.c2, given) });

  run.begin('pool');
  const onNotes = (done: number) => run.progress({ unit: 'notes', done, total: claims.length });
  const pool = await checkPool(trancheId, claims, totalCents, port, { signal, onNotes });
  run.passed('pool', pool);
  const nullifiers = claims.map(({ nullifier }) => nullifier);
  return { kind: 'verified', claims: claims.length, totalCents, pool: pool.state, nullifiers };
}

/** Step 1. @throws NothingToCheck while there is no total; StepRefused; CHAIN_UNAVAILABLE */
async function readAll(trancheId: bigint, run: Run): Promise<{ tranche: OpenedTranche; read: ReadClaims }> {
  const { port, signal } = run;
  const { income, places } = port;
  run.begin('read');
  const chainId = await income.chainId();
  if (chainId !== places.incomeChainId) throw new StepRefused('other-chain', { chainId: String(chainId) });
  // One block for all that is read: what comes later is no part of it.
  const head = await income.headBlock();
  const tranche = await readTranche(trancheId, port, head, signal);
  if (tranche === null) throw new NothingToCheck({ kind: 'unknown' });
  if (!isOpened(tranche)) {
    const state = tranche.closed === null ? 'counting' : 'closed';
    throw new NothingToCheck({ kind: 'not-opened', state, shares: tranche.shares.length });
  }
  run.requirePublished(tranche.total);
  await requireGate(port, head, signal);
  const onBlocks = (done: number, total: number) => run.progress({ unit: 'blocks', done, total });
  const read = await readClaims(tranche, tranche.closed, port, { signal, onBlocks });
  run.passed('read', {
    incomeChainId: chainId,
    tally: places.tally,
    gate: places.gate,
    scheme: tranche.scheme,
    region: tranche.region,
    fromBlock: tranche.begun.block,
    toBlock: tranche.closed.block,
    closedIn: tranche.closed.tx,
    openedIn: tranche.total.tx,
    claims: read.claims.length,
  });
  return { tranche, read };
}
