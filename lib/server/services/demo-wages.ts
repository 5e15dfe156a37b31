import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { type WageRequest, wageJob } from '../relay/wage-lane';
import { countRecentJobs, enqueueJob } from '../repositories/relay-queue';

/** Everybody's wages together: a demo's employer is nobody's tap. Above what the seed pays at once. */
const MOST_PER_MINUTE = 60;
/** € 2,000: a hundred of the largest must not use up the employer's account. */
const MOST_CENTS = 200_000n;

/**
 * A fictitious employer pays a wage into the pool; the worker sends it. The same payTo again: the same job.
 * @throws AMOUNT_TOO_SMALL, AMOUNT_OUT_OF_RANGE, FIELD_OUT_OF_RANGE, RATE_LIMITED
 */
export async function payDemoWage(request: WageRequest): Promise<{ readonly jobId: string }> {
  if (request.amountCents === 0n) throw new AppError('AMOUNT_TOO_SMALL');
  if (request.amountCents > MOST_CENTS) throw new AppError('AMOUNT_OUT_OF_RANGE');
  if (request.payTo === 0n) throw new AppError('FIELD_OUT_OF_RANGE');
  if ((await countRecentJobs('wage', 60)) >= MOST_PER_MINUTE) throw new AppError('RATE_LIMITED');
  return { jobId: await enqueueJob(wageJob(request)) };
}
