import type { StepState } from '@/components/progress/progress-steps';
import type { Verification } from '@/lib/client/tally/use-verification';
import { type StepEvent, VERIFY_STEPS, type VerifyStep } from '@/lib/shared/tally/steps';

/** What is told of one step. */
export type StepView = {
  readonly step: VerifyStep;
  readonly state: StepState;
  /** The newest word on it. */
  readonly event: StepEvent | null;
};

const STATES: Readonly<Record<StepEvent['state'], StepState>> = {
  running: 'current',
  passed: 'done',
  refused: 'failed',
};

/** Every step in order. What was under way when a check ended for another reason was not done. */
export function stepViews(verification: Verification): readonly StepView[] {
  const events = verification.phase === 'idle' ? [] : verification.events;
  // Until the worker says its first word, the first step is under way.
  const isStarting = verification.phase === 'running' && events.length === 0;
  return VERIFY_STEPS.map((step) => {
    const event = events.find((candidate) => candidate.step === step) ?? null;
    const isLeft = event?.state === 'running' && verification.phase !== 'running';
    if (isStarting && step === 'read') return { step, event, state: 'current' };
    return { step, event, state: event === null || isLeft ? 'todo' : STATES[event.state] };
  });
}

export const stepNumber = (step: VerifyStep): number => VERIFY_STEPS.indexOf(step) + 1;

/** What is read aloud: the step that is under way, or how the check ended. Progress within a step is not. */
export type StatusView =
  | { readonly key: 'idle' | 'cancelled' | 'verified' | 'refused' | 'unreachable' | 'notOpened' }
  | { readonly key: 'running'; readonly step: VerifyStep };

export function statusView(verification: Verification): StatusView | null {
  switch (verification.phase) {
    case 'idle':
    case 'cancelled':
      return { key: verification.phase };
    case 'running': {
      const current = verification.events.findLast(({ state }) => state === 'running');
      return { key: 'running', step: current?.step ?? 'read' };
    }
    case 'failed':
      // The notice with its cause is read aloud.
      return null;
    case 'done':
      switch (verification.outcome.kind) {
        case 'not-opened':
          return { key: 'notOpened' };
        case 'unknown':
          return { key: 'refused' };
        default:
          return { key: verification.outcome.kind };
      }
  }
}
