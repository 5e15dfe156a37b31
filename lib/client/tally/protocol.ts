import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import type { StepEvent, VerifyOutcome } from '@/lib/shared/tally/steps';

/** What the page asks of the worker; one worker checks one total. Bigints travel by structured clone. */
export type VerifyRequest = {
  readonly trancheId: bigint;
  readonly published: { readonly count: number; readonly totalCents: bigint };
  readonly config: Pick<PublicConfig, 'chains' | 'contracts' | 'artifacts'>;
};

export type VerifyResponse =
  | { readonly kind: 'step'; readonly event: StepEvent }
  | { readonly kind: 'done'; readonly outcome: VerifyOutcome }
  | { readonly kind: 'failed'; readonly code: ErrorCode };
