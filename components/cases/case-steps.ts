import type { StepState } from '@/components/progress/progress-steps';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';

/** What a citizen sees of a claim. */
export const CASE_STEPS = ['received', 'proof', 'accepted', 'triggered', 'arrived'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** How many steps are done in a phase, and whether the next one is being worked on. */
const PROGRESS = {
  'statement-received': { done: 1, working: false },
  'confirm-needed': { done: 1, working: false },
  waiting: { done: 1, working: false },
  proving: { done: 1, working: true },
  sending: { done: 2, working: true },
  sent: { done: 2, working: true },
  accepted: { done: 3, working: true },
  triggered: { done: 4, working: true },
  arrived: { done: 5, working: false },
} as const;

type OpenPhase = keyof typeof PROGRESS;
const isOpenPhase = (phase: string): phase is OpenPhase => phase in PROGRESS;

/** The phase whose first moment is the time of a step. A proof is made when sending begins. */
const MOMENT: Record<CaseStep, string> = {
  received: 'statement-received',
  proof: 'sending',
  accepted: 'accepted',
  triggered: 'triggered',
  arrived: 'arrived',
};

export type CaseStepView = { readonly key: CaseStep; readonly state: StepState; readonly atMs: number | null };

/**
 * A claim found on the chain has no moments of its own in this browser but the block that took it up: when the browser
 * looked is not when it happened.
 */
function momentOf(key: CaseStep, { state, timeline }: Pick<ClaimRecord, 'state' | 'timeline'>): number | null {
  const isOwn = timeline.some(({ phase }) => phase === 'sent' || phase === 'sending');
  if (!isOwn && 'payoutBlockTimeSec' in state) return key === 'triggered' ? state.payoutBlockTimeSec * 1000 : null;
  return timeline.find(({ phase }) => phase === MOMENT[key])?.atMs ?? null;
}

/** The steps of a claim with state and time. A failed claim keeps what was reached and marks where it stopped. */
export function caseSteps(claim: Pick<ClaimRecord, 'state' | 'timeline'>): CaseStepView[] {
  const { state } = claim;
  const failed = state.phase === 'failed';
  const phase = state.phase === 'failed' ? state.during : state.phase;
  const { done, working } = isOpenPhase(phase) ? PROGRESS[phase] : PROGRESS.proving;
  return CASE_STEPS.map((key, index): CaseStepView => {
    const reached = index < done;
    const next = index === done;
    const stepState: StepState = reached ? 'done' : next && failed ? 'failed' : next && working ? 'current' : 'todo';
    return { key, state: stepState, atMs: reached ? momentOf(key, claim) : null };
  });
}
