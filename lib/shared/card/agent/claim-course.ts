import { AppError } from '../../errors/app-error';
import type { PublishedAdvance } from '../../schemas/advance-api';
import type { PublicConfig } from '../../schemas/public-api';
import type { CardData } from '../card-data';
import type { OpenNoteLimits, PublishedPolicy } from '../claim';
import type { ClaimState, RunRecord, WireAdvance, WireClaim } from '../claim-progress';
import type { Knowledge } from '../knowledge';
import type { OpenApi, PublishedNote } from '../portal-api';
import type { Notes } from './notes';
import type { AdvanceCheck, PolicyCheck } from './policy-check';
import type { AgentPace, AgentPorts, CardIdentity } from './ports';
import type { Registers } from './registers';

export type StepContext = {
  readonly identity: CardIdentity;
  readonly ports: AgentPorts;
  readonly config: PublicConfig;
  readonly pace: AgentPace;
  readonly registers: Registers;
  readonly policyCheck: PolicyCheck;
  readonly advanceCheck: AdvanceCheck;
  readonly notes: Notes;
  readonly policies: readonly PublishedPolicy[];
  readonly advances: readonly PublishedAdvance[];
  readonly data: CardData;
  readonly knowledge: Knowledge;
  readonly signal: AbortSignal;
};

/** The claim's next state, and how long to wait before the step after it. The same state: look again later. */
export type Step = {
  readonly state: ClaimState;
  readonly waitMs: number;
  /** The amount that the opened note holds, or that the citizen is asked about now. */
  readonly amountCents?: string;
  /** The click does not hold any more. */
  readonly isUnconfirmed?: true;
};

/**
 * What is a claim's own of its way through the phases, which all claims share (claim-steps): a month's supplement, or the
 * lump sum.
 */
export type ClaimCourse<Run extends RunRecord> = {
  /** Tells the claims of a card apart. */
  readonly key: string;
  /** Under which its note is looked for: the month, or LUMP_SUM_PERIOD. */
  readonly period: number;
  /** A click is good for the application that it started, and no standing mandate takes its place. */
  readonly needsClick: boolean;
  of(data: CardData): Run | null;
  change(data: CardData, change: (run: Run) => Run): CardData;
  /** With the message that its state calls for. */
  withMessage(data: CardData, run: Run, atMs: number): CardData;
  /** Sharing was agreed to, and the citizen wants this claim. */
  mayClaim(run: Run, context: StepContext): boolean;
  /** Longest random wait before it is sent, seconds. */
  delayMaxSec(config: PublicConfig): number;
  /** @throws what the preparation throws; NOT_IN_REGISTER ends the claim, see awaitingRegister */
  prove(run: Run, context: StepContext): Promise<Step>;
  /** @returns the relay's job */
  submit(request: WireClaim | WireAdvance, open: OpenApi): Promise<string>;
  limits(run: Run, note: PublishedNote, context: StepContext): OpenNoteLimits;
};

export const go = (state: ClaimState): Step => ({ state, waitMs: 0 });

/**
 * Runs a proof whose leaf comes with the register's next root: until then the claim waits.
 * @param lookAgain lets the next try ask for a newer root
 */
export async function awaitingRegister(
  context: StepContext,
  lookAgain: () => void,
  prove: () => Promise<Step>,
): Promise<Step> {
  try {
    return await prove();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_IN_REGISTER') throw error;
    lookAgain();
    const untilMs = context.ports.clock.nowMs() + Math.min(context.pace.registerPollMs, 5000);
    return go({ phase: 'waiting', reason: 'register', untilMs });
  }
}
