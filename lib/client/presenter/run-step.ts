import type { PersonaReport, RunReport, StageMessage } from '@/lib/shared/presenter/persona-message';
import { type Persona, persona } from '@/lib/shared/presenter/personas';
import { isReached, isReady, type Known } from '@/lib/shared/presenter/progress';
import type { Awaited, Step } from '@/lib/shared/presenter/script';
import { failureOf, type StepFailure } from '@/lib/shared/presenter/step-failure';
import type { Stage } from '@/lib/shared/schemas/presenter-api';
import type { StepReply } from '@/lib/shared/schemas/presenter-steps';
import type { StageApi } from './stage-api';

const LOOK_MS = 100;
/** How often a click is asked for again that the card did not take. */
const COMMAND_MS = 2500;

export type RunPorts = {
  readonly api: StageApi;
  readonly reports: () => ReadonlyMap<string, PersonaReport>;
  readonly stage: () => Stage | null;
  readonly tell: (person: string, message: StageMessage) => boolean;
  /** Puts a person's window on the page. */
  readonly present: (person: string) => void;
  /** Searches the chains for what belongs to the person in view. @returns how much was found that nobody should find */
  readonly search: (step: Step) => Promise<number>;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

export type RunPhase = 'preparing' | 'acting' | 'waiting';

/** What a step did, and how far it is. */
export type RunUpdate =
  | { readonly phase: RunPhase }
  /** Something stands in the way; null: it is out of the way again. */
  | { readonly failure: StepFailure | null }
  /** What the desks did, and the month that it was about. */
  | { readonly reply: StepReply };

const pathOf = (shows: string, period: number | null): string => shows.replace('{period}', String(period ?? ''));

/** Whether a page of the card has something to show: a case is there once the card has begun it. */
function isThere(path: string, month: number | null, report: PersonaReport | undefined): boolean {
  if (month === null || report === undefined) return report !== undefined;
  return !path.startsWith('/mijn/zaken/') || report.claims.some(({ period }) => period === month);
}

/**
 * Performs one step: the person's card first, then the person's click, then what others do, then what it leads to. What
 * stands in the way is told, and it is looked on: what comes about after all still ends the step.
 * @param period the month to state; null: the step's own
 * @throws the signal's reason when it is stopped, an AppError when something is refused
 */
export async function runStep(
  step: Step,
  period: number | null,
  ports: RunPorts,
  on: (update: RunUpdate) => void,
  signal: AbortSignal,
): Promise<void> {
  const { api, reports, stage, tell, sleep, nowMs } = ports;
  const person: Persona | null = step.persona === null ? null : persona(step.persona);
  // The stage's clock is this machine's, too: only a run that began after this counts.
  const sinceMs = nowMs();
  let leaks: number | null = null;
  let month: number | null = period;
  let failure: StepFailure | null = null;
  let forgivenUntilMs = Number.NEGATIVE_INFINITY;
  const known = (): Known => ({
    ...{ persona: person, period: month, reports: reports(), stage: stage(), sinceMs },
    ...{ searched: leaks !== null, leaks: leaks ?? 0 },
  });
  const reached = (awaits: Awaited): boolean => isReached(awaits, known());
  const look = (awaits: Awaited): void => {
    const found = nowMs() < forgivenUntilMs ? null : failureOf(awaits, known());
    if (found === failure) return;
    failure = found;
    on({ failure });
  };
  const claimOf = (of: number | null): RunReport | undefined =>
    person === null
      ? undefined
      : reports()
          .get(person.id)
          ?.claims.find((claim) => claim.period === of);
  const until = async (isDone: () => boolean, awaits?: Awaited): Promise<void> => {
    while (!isDone()) {
      signal.throwIfAborted();
      if (awaits !== undefined) look(awaits);
      await sleep(LOOK_MS);
    }
    signal.throwIfAborted();
  };
  /** What failed before this step is taken up again; the card says so a moment later. */
  const retry = (run: RunReport | null | undefined, of: number | null): void => {
    if (person === null || run?.phase !== 'failed') return;
    forgivenUntilMs = nowMs() + COMMAND_MS;
    tell(person.id, { kind: 'voorzien.stage', act: 'retry', period: of });
  };

  if (person !== null) {
    on({ phase: 'preparing' });
    ports.present(person.id);
    if (step.act !== null || step.command !== null || step.awaits.kind === 'card') {
      await until(() => isReady(person, reports()));
    }
  }
  on({ phase: 'acting' });
  if (person !== null && step.command !== null) {
    const { name, until: done } = step.command;
    let askedAtMs = Number.NEGATIVE_INFINITY;
    retry(reports().get(person.id)?.advance, null);
    await until(() => {
      if (reached(done)) return true;
      if (failure === null && nowMs() - askedAtMs > COMMAND_MS) {
        askedAtMs = nowMs();
        tell(person.id, { kind: 'voorzien.stage', act: 'command', command: name });
      }
      return false;
    }, done);
  }
  if (step.act !== null) {
    const reply = await api.step(step.id, period);
    signal.throwIfAborted();
    month = reply.period;
    on({ reply });
    retry(claimOf(month), month);
  }
  if (step.awaits.kind === 'pace') await api.setProfile(step.awaits.profile);
  if (step.awaits.kind === 'run') await api.attack(step.awaits.name);
  if (step.awaits.kind === 'load') await api.scale(step.awaits.citizens);
  on({ phase: 'waiting' });
  let path: string | null = person === null || step.shows === null ? null : pathOf(step.shows, month);
  const show = (): void => {
    if (person === null || path === null || !isThere(path, month, reports().get(person.id))) return;
    tell(person.id, { kind: 'voorzien.stage', act: 'show', path });
    path = null;
  };
  if (step.awaits.kind === 'search') {
    leaks = await ports.search(step);
  }
  await until(() => {
    show();
    return reached(step.awaits);
  }, step.awaits);
}
