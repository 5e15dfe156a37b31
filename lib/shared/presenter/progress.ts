import type { Run, Stage } from '../schemas/presenter-api';
import type { PersonaReport } from './persona-message';
import type { Persona } from './personas';
import type { Awaited } from './script';

/** What the page knows when it looks whether a step is done. */
export type Known = {
  readonly persona: Persona | null;
  /** The month that was stated in this step. */
  readonly period: number | null;
  readonly reports: ReadonlyMap<string, PersonaReport>;
  readonly stage: Pick<Stage, 'profile' | 'phase' | 'run'> | null;
  readonly searched: boolean;
  /** What that search found on our chains and nobody should be able to find. */
  readonly leaks: number;
  /** When the step began, by the stage's clock. */
  readonly sinceMs: number;
};

const isOpen = (report: PersonaReport | undefined): boolean =>
  report !== undefined && report.phase === 'ready' && report.consent;

/** Whether a persona's card can do its part: open, agreed, in the register; and so can those whose statements it needs. */
export function isReady(persona: Persona, reports: Known['reports']): boolean {
  const report = reports.get(persona.id);
  return (
    isOpen(report) &&
    (!persona.enrolled || report?.entitled === true) &&
    persona.companions.every((id) => isOpen(reports.get(id)))
  );
}

/** The run that a step began: one of before says nothing of it. */
export function ownRun(awaits: Extract<Awaited, { kind: 'run' | 'load' }>, { stage, sinceMs }: Known): Run | null {
  const run = stage?.run ?? null;
  const [kind, name] = awaits.kind === 'run' ? ['attack', awaits.name] : ['scale', String(awaits.citizens)];
  return run !== null && run.kind === kind && run.name === name && run.startedAtMs >= sinceMs ? run : null;
}

/** Whether what a step waits for has happened. */
export function isReached(awaits: Awaited, known: Known): boolean {
  const { persona, period, reports, stage } = known;
  const report = persona === null ? undefined : reports.get(persona.id);
  switch (awaits.kind) {
    case 'nothing':
      return true;
    case 'card':
      return persona !== null && isReady(persona, reports);
    case 'arrived':
      return report?.claims.some((claim) => claim.period === period && claim.phase === 'arrived') === true;
    case 'outcome':
      return report?.months.some((month) => month.period === period && month.outcome === awaits.outcome) === true;
    case 'task':
      return report?.tasks.some(({ key, state }) => key === awaits.task && state === 'done') === true;
    case 'search':
      return known.searched && known.leaks === 0;
    case 'run':
    case 'load':
      return ownRun(awaits, known)?.status === 'held';
    case 'pace':
      return stage?.phase === 'ready' && stage.profile === awaits.profile;
  }
}
