import { AppError } from '../../errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '../../errors/codes';
import type { PublicConfig } from '../../schemas/public-api';
import { bigEndian } from '../bytes';
import type { CardData } from '../card-data';
import { claimChains, claimRandomness, type PublishedPolicy } from '../claim';
import type { ClaimRecord, ClaimState } from '../claim-progress';
import { entitlementFor, type Knowledge, policyFor } from '../knowledge';
import { needsChoice } from '../plan-claims';
import type { Notes } from './notes';
import type { PolicyCheck } from './policy-check';
import type { AgentPace, AgentPorts, CardIdentity } from './ports';
import type { Registers } from './registers';

export type StepContext = {
  readonly identity: CardIdentity;
  readonly ports: AgentPorts;
  readonly config: PublicConfig;
  readonly pace: AgentPace;
  readonly registers: Registers;
  readonly policyCheck: PolicyCheck;
  readonly notes: Notes;
  readonly policies: readonly PublishedPolicy[];
  readonly data: CardData;
  readonly knowledge: Knowledge;
  readonly signal: AbortSignal;
};

/** The claim's next state, and how long to wait before the step after it. The same state: look again later. */
export type Step = {
  readonly state: ClaimState;
  readonly waitMs: number;
  /** The amount that the opened note holds. */
  readonly amountCents?: string;
};

const go = (state: ClaimState): Step => ({ state, waitMs: 0 });

/** A deadline closer than this is not worth sending: the relay may take longer. */
const DEADLINE_MARGIN_SEC = 60;

/** Sharing was agreed to, and either the mandate stands or the citizen confirmed this month. */
function mayClaim(record: ClaimRecord, { data, knowledge }: StepContext): boolean {
  if (!data.consentGiven || data.mode === 'off') return false;
  if (record.confirmedAtMs !== null) return true;
  const month = knowledge.months.find(({ period }) => period === record.period);
  return data.mode === 'automatic' && month !== undefined && !needsChoice(month);
}

/** A card that comes to a claim this much too late was closed or asleep meanwhile. */
const LATE_MS = 60_000;
/** Longest delay after a wait that ran out unseen: the card has to stay open for it. */
const LATE_DELAY_MAX_SEC = 3600;

/** A random moment within the configured delay: a claim may not follow its statement by a telling time. */
function randomDelayMs(maxSec: number, { random }: AgentPorts): number {
  return maxSec <= 0 ? 0 : Number(bigEndian(random(6)) % BigInt(maxSec * 1000));
}

const foundOnChain = (record: ClaimRecord, { notes }: StepContext): ClaimState | null => {
  const note = notes.noteOf(record.period);
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

async function start(record: ClaimRecord, context: StepContext): Promise<Step> {
  const { ports, config } = context;
  // A restored card, or one that another browser also holds: this month may have been claimed long ago.
  await context.notes.refresh();
  const found = foundOnChain(record, context);
  if (found !== null) return go(found);
  if (!mayClaim(record, context)) {
    return record.state.phase === 'confirm-needed'
      ? { state: record.state, waitMs: Number.POSITIVE_INFINITY }
      : go({ phase: 'confirm-needed' });
  }
  const delayMs = randomDelayMs(config.claimDelayMaxSec, ports);
  if (delayMs === 0) return go({ phase: 'proving', attempt: 0 });
  return go({ phase: 'waiting', reason: 'delay', untilMs: ports.clock.nowMs() + delayMs });
}

function wait(record: ClaimRecord, context: StepContext): Step {
  if (record.state.phase !== 'waiting') throw new AppError('UNEXPECTED');
  if (!mayClaim(record, context)) return go({ phase: 'confirm-needed' });
  const { config, ports } = context;
  const nowMs = ports.clock.nowMs();
  const leftMs = record.state.untilMs - nowMs;
  if (leftMs > 0) return { state: record.state, waitMs: leftMs };
  // The wait ran out while the card was closed: a claim seconds after the sign-in would tell who makes it.
  if (leftMs < -LATE_MS && config.claimDelayMaxSec > 0) {
    const delayMs = randomDelayMs(Math.min(config.claimDelayMaxSec, LATE_DELAY_MAX_SEC), ports);
    return go({ phase: 'waiting', reason: 'delay', untilMs: nowMs + delayMs });
  }
  return go({ phase: 'proving', attempt: 0 });
}

async function prove(record: ClaimRecord, context: StepContext): Promise<Step> {
  const { identity, ports, knowledge, policies, config, pace, signal } = context;
  if (!mayClaim(record, context)) return go({ phase: 'confirm-needed' });
  const nowMs = ports.clock.nowMs();
  const entitlement = entitlementFor(knowledge.entitlements, record.scheme, record.period);
  const policy = policyFor(policies, record.scheme, record.period);
  if (entitlement === null) throw new AppError('NOT_IN_REGISTER');
  if (policy === null) throw new AppError('POLICY_UNKNOWN');
  if (nowMs < policy.claimOpensAtSec * 1000) {
    return go({ phase: 'waiting', reason: 'window', untilMs: policy.claimOpensAtSec * 1000 });
  }
  await context.policyCheck.require(policy, policies);
  try {
    const { root, bucket } = await context.registers.openFor(entitlement);
    const { request, timings } = await ports.work.proveClaim(
      {
        secret: identity.secret,
        entitlement,
        statements: knowledge.statements,
        policy,
        period: record.period,
        registerRoot: root,
        bucket,
        chains: claimChains(config),
        nowSec: Math.floor(nowMs / 1000),
        relayBatchSec: config.relayBatchSec,
        randomness: claimRandomness(ports.random),
      },
      signal,
    );
    return go({ phase: 'sending', request, timings });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_IN_REGISTER') throw error;
    // The leaf comes with the register's next root.
    context.registers.forget();
    const untilMs = ports.clock.nowMs() + Math.min(pace.registerPollMs, 5000);
    return go({ phase: 'waiting', reason: 'register', untilMs });
  }
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

async function send(record: ClaimRecord, context: StepContext): Promise<Step> {
  const { state } = record;
  if (state.phase !== 'sending') throw new AppError('UNEXPECTED');
  // The citizen may have thought better of it while the proof was made, or waited for the relay.
  if (!mayClaim(record, context)) return go({ phase: 'confirm-needed' });
  const nowSec = context.ports.clock.nowMs() / 1000;
  if (state.request.deadlineSec - nowSec < DEADLINE_MARGIN_SEC) return go({ phase: 'proving', attempt: 1 });
  try {
    const jobId = await context.ports.open.sendClaim(state.request);
    return go({ phase: 'sent', jobId, request: state.request, timings: state.timings });
  } catch (error) {
    if (error instanceof AppError) return afterRefusal(error.code, context);
    throw error;
  }
}

async function follow(record: ClaimRecord, context: StepContext): Promise<Step> {
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

async function awaitNote(record: ClaimRecord, context: StepContext): Promise<Step> {
  await context.notes.refresh();
  const found = foundOnChain(record, context);
  return found === null ? { state: record.state, waitMs: context.pace.notePollMs } : go(found);
}

async function openOwnNote(record: ClaimRecord, context: StepContext): Promise<Step> {
  const { state } = record;
  if (state.phase !== 'triggered') throw new AppError('UNEXPECTED');
  if (context.notes.noteOf(record.period) === null) await context.notes.refresh();
  const note = context.notes.noteOf(record.period);
  if (note === null) return { state, waitMs: context.pace.notePollMs };
  const amount = await context.ports.work.openNote(context.identity.secret, note.nullifier, note.note, {
    capCents: note.capCents,
    hints: [BigInt(record.amountCents)],
  });
  if (amount === null) throw new AppError('CLAIM_REFUSED');
  return { ...go({ ...state, phase: 'arrived' }), amountCents: String(amount) };
}

/** One step of a claim. Throws AppError: the driver decides between trying again and giving up. */
export function claimStep(record: ClaimRecord, context: StepContext): Promise<Step> {
  switch (record.state.phase) {
    case 'statement-received':
    case 'confirm-needed':
      return start(record, context);
    case 'waiting':
      return Promise.resolve(wait(record, context));
    case 'proving':
      return prove(record, context);
    case 'sending':
      return send(record, context);
    case 'sent':
      return follow(record, context);
    case 'accepted':
      return awaitNote(record, context);
    case 'triggered':
      return openOwnNote(record, context);
    case 'arrived':
    case 'failed':
      return Promise.resolve({ state: record.state, waitMs: Number.POSITIVE_INFINITY });
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
