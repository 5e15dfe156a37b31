import type { RunReport } from './persona-message';
import { type Known, ownRun } from './progress';
import type { Awaited } from './script';

/**
 * Why what a step waits for does not come about by itself. Sentences: messages `presenter.script.failures.<failure>`.
 * None is the end: who tries again in the card, or starts the run once more, still gets the step done.
 */
export const STEP_FAILURES = [
  'claim',
  'noPolicy',
  'otherOutcome',
  'task',
  'found',
  'run',
  'cancelled',
  'pace',
] as const;
export type StepFailure = (typeof STEP_FAILURES)[number];

/** What a card has decided about a month; anything else may still change. */
const DECIDED: ReadonlySet<string> = new Set(['right', 'no-right', 'not-in-register']);

function monthFailure(wanted: string, claim: RunReport | undefined, outcome: string | undefined): StepFailure | null {
  if (claim?.phase === 'failed') return 'claim';
  if (claim !== undefined && wanted === 'right') return null;
  if (outcome === 'no-policy') return 'noPolicy';
  return outcome !== undefined && DECIDED.has(outcome) && outcome !== wanted ? 'otherOutcome' : null;
}

/** Whether something stands in the way of what a step waits for: then the presenter need not wait, and is told what. */
export function failureOf(awaits: Awaited, known: Known): StepFailure | null {
  const { persona, period, reports, stage } = known;
  const report = persona === null ? undefined : reports.get(persona.id);
  const month = report?.months.find((one) => one.period === period)?.outcome;
  switch (awaits.kind) {
    case 'nothing':
    case 'card':
      return null;
    case 'arrived':
      return monthFailure(
        'right',
        report?.claims.find((claim) => claim.period === period),
        month,
      );
    case 'outcome':
      return monthFailure(awaits.outcome, undefined, month);
    case 'task':
      if (report?.advance?.phase === 'failed') return 'claim';
      return report?.tasks.some(({ key, state }) => key === awaits.task && state === 'failed') === true ? 'task' : null;
    case 'search':
      return known.searched && known.leaks > 0 ? 'found' : null;
    case 'run':
    case 'load': {
      const status = ownRun(awaits, known)?.status;
      if (status === 'cancelled') return 'cancelled';
      return status === 'failed' ? 'run' : null;
    }
    case 'pace':
      return stage?.phase === 'failed' ? 'pace' : null;
  }
}
