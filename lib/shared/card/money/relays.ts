import { AppError } from '../../errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '../../errors/codes';
import type { RelayJob } from '../../schemas/public-api';
import type { AgentPace, AgentPorts, Clock } from '../agent/ports';
import type { RelayApi } from '../portal-api';

/**
 * A relay's address as it is kept: its origin. Null is the portal's own.
 * @throws INPUT_MALFORMED for anything but an http or https origin
 */
export function relayOrigin(url: string | null): string | null {
  if (url === null) return null;
  const parsed = URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  const isOrigin =
    parsed !== null &&
    (parsed.protocol === 'https:' || parsed.protocol === 'http:') &&
    parsed.pathname === '/' &&
    [parsed.search, parsed.hash, parsed.username, parsed.password].every((part) => part === '');
  if (!isOrigin) throw new AppError('INPUT_MALFORMED');
  return parsed.origin;
}

/** Another relay that does not answer is not the portal's fault. */
async function asRelay<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'PORTAL_UNAVAILABLE') throw error;
    throw new AppError('RELAY_UNAVAILABLE', { cause: error });
  }
}

/** The relay in use: the portal's own, or another by its origin. */
export function relayOf(origin: string | null, { open, relayAt }: Pick<AgentPorts, 'open' | 'relayAt'>): RelayApi {
  if (origin === null) return open;
  const relay = relayAt(origin);
  return {
    sendSpend: (spend) => asRelay(relay.sendSpend(spend)),
    sendTransfer: (transfer) => asRelay(relay.sendTransfer(transfer)),
    job: (jobId) => asRelay(relay.job(jobId)),
  };
}

/** No job has it. */
const NO_JOB = '00000000-0000-0000-0000-000000000000';

/** Asks a relay for a job that there cannot be: any relay says so. @throws RELAY_UNAVAILABLE */
export async function requireAnswer(relay: Pick<RelayApi, 'job'>): Promise<void> {
  await relay.job(NO_JOB).catch((cause: unknown) => {
    if (!(cause instanceof AppError && cause.code === 'NOT_FOUND')) throw new AppError('RELAY_UNAVAILABLE', { cause });
  });
}

/** Why a relay's job failed. */
export const failureOf = (job: RelayJob, otherwise: ErrorCode): ErrorCode =>
  job.errorCode !== null && Object.hasOwn(ERROR_STATUS, job.errorCode) ? (job.errorCode as ErrorCode) : otherwise;

/** Longest that somebody who waits on the page is let wait. */
const PATIENCE_MS = 120_000;

/** Follows a job to its end. @throws why it failed; RELAY_UNAVAILABLE when it does not end */
export async function followJob(
  relay: Pick<RelayApi, 'job'>,
  jobId: string,
  otherwise: ErrorCode,
  clock: Clock,
  pace: AgentPace,
): Promise<void> {
  const endMs = clock.nowMs() + PATIENCE_MS;
  while (clock.nowMs() < endMs) {
    const job = await relay.job(jobId);
    if (job.status === 'failed') throw new AppError(failureOf(job, otherwise));
    if (job.status === 'mined') return;
    await clock.sleep(pace.jobPollMs, new AbortController().signal);
  }
  throw new AppError('RELAY_UNAVAILABLE');
}
