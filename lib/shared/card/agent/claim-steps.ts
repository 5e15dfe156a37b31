import { AppError } from '../../errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '../../errors/codes';
import { bigEndian } from '../bytes';
import type { ClaimState, RunRecord } from '../claim-progress';
import { type ClaimCourse, go, type Step, type StepContext } from './claim-course';
import type { AgentPorts } from './ports';

/** A deadline closer than this is not worth sending: the relay may take longer. */
const DEADLINE_MARGIN_SEC = 60;

/** A card that comes to a claim this much too late was closed or asleep meanwhile. */
const LATE_MS = 60_000;
/** Longest delay after a wait that ran out unseen: the card has to stay open for it. */
const LATE_DELAY_MAX_SEC = 3600;

/** A random moment within the configured delay: a claim may not follow its statement by a telling time. */
function randomDelayMs(maxSec: number, { random }: AgentPorts): number {
  return maxSec <= 0 ? 0 : Number(bigEndian(random(6)) % BigInt(maxSec * 1000));
}

/** Back to the citizen. Where a click is good for one application, whoever stops it takes the click back. */
const askAgain = ({ needsClick }: Pick<ClaimCourse<RunRecord>, 'needsClick'>): Step => ({
  ...go({ phase: 'confirm-needed' }),
  ...(needsClick ? { isUnconfirmed: true } : {}),
});

const foundOnChain = (record: RunRecord, period: number, { notes }: StepContext): ClaimState | null => {
  const note = notes.noteOf(period);
  if (note === null) return null;
  const before = 'txHash' in record.state ? record.state : null;
  return {
    phase: 'triggered',
    jobId: before?.jobId ?? null,
    txHash: before?.txHash ?? null,
    blockNumber: before?.blockNumber ?? null,
    gasUsed: before?.gasUsed ?? null,
    payoutTxHash: note.txHash,
    payoutBlockNumber: note.blockNumber,
    payoutBlockTimeSec: note.blockTimeSec,
    note: String(note.note),
  };
};

async function start<Run extends RunRecord>(
  record: Run,
  course: ClaimCourse<Run>,
  context: StepContext,
): Promise<Step> {
  const { ports, config } = context;
  // A restored card, or one that another browser also holds: this may have been claimed long ago.
  await context.notes.refresh();
  const found = foundOnChain(record, course.period, context);
  if (found !== null) return go(found);
  if (!course.mayClaim(record, context)) {
    const isAsked = record.state.phase === 'confirm-needed' && !(course.needsClick && record.confirmedAtMs !== null);
    return isAsked ? { state: record.state, waitMs: Number.POSITIVE_INFINITY } : askAgain(course);
  }
  const delayMs = randomDelayMs(course.delayMaxSec(config), ports);
  if (delayMs === 0) return go({ phase: 'proving', attempt: 0 });
  return go({ phase: 'waiting', reason: 'delay', untilMs: ports.clock.nowMs() + delayMs });
}

function wait<Run extends RunRecord>(record: Run, course: ClaimCourse<Run>, context: StepContext): Step {
  if (record.state.phase !== 'waiting') throw new AppError('UNEXPECTED');
  if (!course.mayClaim(record, context)) return askAgain(course);
  const { config, ports } = context;
  const nowMs = ports.clock.nowMs();
  const leftMs = record.state.untilMs - nowMs;
  if (leftMs > 0) return { state: record.state, waitMs: leftMs };
  // The wait ran out while the card was closed: a claim seconds after the sign-in would tell who makes it.
  if (leftMs < -LATE_MS && course.delayMaxSec(config) > 0) {
    const delayMs = randomDelayMs(Math.min(course.delayMaxSec(config), LATE_DELAY_MAX_SEC), ports);
    return go({ phase: 'waiting', reason: 'delay', untilMs: nowMs + delayMs });
  }
  return go({ phase: 'proving', attempt: 0 });
}

/** What a refusal by relay or contract means. @throws the refusal itself when it is final or passes by itself */
function afterRefusal(code: ErrorCode, context: StepContext): Step {
  if (code === 'REGISTER_ROOT_STALE' || code === 'CLAIM_DEADLINE_PASSED' || code === 'REGISTER_BUCKET_INVALID') {
    context.registers.forget();
    return go({ phase: 'proving', attempt: 1 });
  }
  if (code === 'CLAIM_ALREADY_MADE') {
    return go({ phase: 'accepted', jobId: null, txHash: null, blockNumber: null, gasUsed: null });
  }
  throw new AppError(code);
}

async function send<Run extends RunRecord>(record: Run, course: ClaimCourse<Run>, context: StepContext): Promise<Step> {
  const { state } = record;
  if (state.phase !== 'sending') throw new AppError('UNEXPECTED');
  // The citizen may have thought better of it while the proof was made, or waited for the relay.
  if (!course.mayClaim(record, context)) return askAgain(course);
  const nowSec = context.ports.clock.nowMs() / 1000;
  if (state.request.deadlineSec - nowSec < DEADLINE_MARGIN_SEC) return go({ phase: 'proving', attempt: 1 });
  try {
    const jobId = await course.submit(state.request, context.ports.open);
    return go({ phase: 'sent', jobId, request: state.request, timings: state.timings });
  } catch (error) {
    if (error instanceof AppError) return afterRefusal(error.code, context);
    throw error;
  }
}

async function follow(record: RunRecord, context: StepContext): Promise<Step> {
  const { state } = record;
  if (state.phase !== 'sent') throw new AppError('UNEXPECTED');
  const again = { phase: 'sending', request: state.request, timings: state.timings } as const;
  try {
    const job = await context.ports.open.job(state.jobId);
    if (job.status === 'failed') {
      const code =
        job.errorCode !== null && Object.hasOwn(ERROR_STATUS, job.errorCode) ? job.errorCode : 'CLAIM_REFUSED';
      return afterRefusal(code as ErrorCode, context);
    }
    if (job.status !== 'mined') return { state, waitMs: context.pace.jobPollMs };
    const { txHash, blockNumber, gasUsed } = job;
    return go({ phase: 'accepted', jobId: state.jobId, txHash, blockNumber, gasUsed });
  } catch (error) {
    // The relay forgot the job: the same claim is sent again, and its nullifier keeps it single.
    if (error instanceof AppError && error.code === 'NOT_FOUND') return go(again);
    throw error;
  }
}

async function awaitNote<Run extends RunRecord>(
  record: Run,
  course: ClaimCourse<Run>,
  context: StepContext,
): Promise<Step> {
  await context.notes.refresh();
  const found = foundOnChain(record, course.period, context);
  return found === null ? { state: record.state, waitMs: context.pace.notePollMs } : go(found);
}

async function openOwnNote<Run extends RunRecord>(
  record: Run,
  course: ClaimCourse<Run>,
  context: StepContext,
): Promise<Step> {
  const { state } = record;
  if (state.phase !== 'triggered') throw new AppError('UNEXPECTED');
  if (context.notes.noteOf(course.period) === null) await context.notes.refresh();
  const note = context.notes.noteOf(course.period);
  if (note === null) return { state, waitMs: context.pace.notePollMs };
  const { identity, ports } = context;
  const limits = course.limits(record, note, context);
  const amount = await ports.work.openNote(identity.secret, note.nullifier, note.note, limits);
  if (amount === null) throw new AppError('CLAIM_REFUSED');
  return { ...go({ ...state, phase: 'arrived' }), amountCents: String(amount) };
}

/** One step of a claim on its course. Throws AppError: the driver decides between trying again and giving up. */
export async function claimStep<Run extends RunRecord>(
  record: Run,
  course: ClaimCourse<Run>,
  context: StepContext,
): Promise<Step> {
  switch (record.state.phase) {
    case 'statement-received':
    case 'confirm-needed':
      return start(record, course, context);
    case 'waiting':
      return wait(record, course, context);
    case 'proving':
      return course.mayClaim(record, context) ? course.prove(record, context) : askAgain(course);
    case 'sending':
      return send(record, course, context);
    case 'sent':
      return follow(record, context);
    case 'accepted':
      return awaitNote(record, course, context);
    case 'triggered':
      return openOwnNote(record, course, context);
    case 'arrived':
    case 'failed':
      return { state: record.state, waitMs: Number.POSITIVE_INFINITY };
  }
}

/** Codes of troubles that pass: the claim goes on by itself. Everything else ends it with the code. */
export const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PORTAL_UNAVAILABLE',
  'RELAY_UNAVAILABLE',
  'CHAIN_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'ARTIFACT_UNAVAILABLE',
  'RATE_LIMITED',
  'REGISTER_BUCKET_INVALID',
  'REGISTER_ROOT_STALE',
  'UNEXPECTED',
]);
