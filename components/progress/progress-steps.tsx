import type { ReactNode } from 'react';
import { Spinner } from '../ui/button';
import { classNames } from '../ui/class-names';

export type StepState = 'done' | 'current' | 'todo' | 'failed';

export type ProgressStep = {
  readonly key: string;
  readonly label: string;
  readonly state: StepState;
  /** Time it happened or how long it took. */
  readonly time?: ReactNode;
  readonly detail?: ReactNode;
};

type ProgressStepsProps = {
  label: string;
  steps: readonly ProgressStep[];
  /** One sentence about where things stand now: read aloud each time it changes. */
  status: string;
  /** Words for the states, read aloud beside each step. */
  stateLabels: Record<StepState, string>;
};

/** What has happened, what is happening and what comes. Real steps only: no invented percentage. */
export function ProgressSteps({ label, steps, status, stateLabels }: ProgressStepsProps) {
  return (
    <div data-slot="progress-steps">
      <p role="status" className="mb-4 font-semibold">
        {status}
      </p>
      <ol aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step.key}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className="relative flex gap-3 pb-5 last:pb-0"
          >
            {index < steps.length - 1 && (
              <span
                aria-hidden="true"
                className={classNames(
                  'absolute left-4 top-9 -ml-px h-[calc(100%-2.25rem)] w-0.5',
                  step.state === 'done' ? 'bg-brand' : 'bg-line',
                )}
              />
            )}
            <StepMark state={step.state} />
            <div className="min-w-0 pt-1">
              <p className={step.state === 'todo' ? 'text-ink-soft' : 'font-semibold'}>
                {step.label}
                <span className="sr-only"> ({stateLabels[step.state]})</span>
              </p>
              {step.time && <p className="text-ink-soft">{step.time}</p>}
              {step.detail && <div className="text-ink-soft">{step.detail}</div>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

const MARKS: Record<StepState, string> = {
  done: 'border-brand bg-brand text-on-brand',
  current: 'border-brand bg-surface text-brand',
  todo: 'border-line-strong bg-surface text-ink-soft',
  failed: 'border-bad bg-bad text-on-brand',
};

function StepMark({ state }: { state: StepState }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'flex size-8 shrink-0 items-center justify-center rounded-full border-2 font-bold',
        MARKS[state],
      )}
    >
      {state === 'done' && '✓'}
      {state === 'current' && <Spinner />}
      {state === 'failed' && '!'}
    </span>
  );
}
