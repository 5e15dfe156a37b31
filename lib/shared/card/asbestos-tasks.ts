import type { AsbestosOutcome } from '../rules/tas/evaluate';
import type { PanelRequest } from '../schemas/advance-api';
import type { AdvanceRecord, ClaimPhase } from './claim-progress';

/** The way from a doctor's statement to the money, in order. */
export const ASBESTOS_TASKS = [
  /** The doctor's statement is in the card. */
  'received',
  /** The panel was asked to confirm it. */
  'panel-asked',
  'confirmed',
  /** The citizen looked at what will be asked for, and clicked. */
  'checked',
  /** The application left the card. */
  'applied',
  /** The health chain took it. */
  'decided',
  'paid',
] as const;
export type AsbestosTask = (typeof ASBESTOS_TASKS)[number];

/** ready: the citizen can start it now. waiting: others or the card are at work. cannot-start: something before is missing. */
export type TaskState = 'done' | 'ready' | 'waiting' | 'cannot-start' | 'failed';
export type TaskView = { readonly key: AsbestosTask; readonly state: TaskState };

export type TaskFacts = {
  readonly outcome: AsbestosOutcome;
  readonly requests: readonly PanelRequest[];
  readonly record: Pick<AdvanceRecord, 'state' | 'confirmedAtMs'> | null;
};

/** Tasks that are done once the application is in a phase, and the one that is being worked on then. */
const REACHED = {
  'statement-received': { done: 3, working: null },
  'confirm-needed': { done: 3, working: null },
  waiting: { done: 4, working: 'applied' },
  proving: { done: 4, working: 'applied' },
  sending: { done: 4, working: 'applied' },
  sent: { done: 5, working: 'decided' },
  accepted: { done: 6, working: 'paid' },
  triggered: { done: 6, working: 'paid' },
  arrived: { done: 7, working: null },
} as const satisfies Readonly<
  Record<Exclude<ClaimPhase, 'failed'>, { readonly done: number; readonly working: AsbestosTask | null }>
>;

const isReached = (phase: string): phase is keyof typeof REACHED => phase in REACHED;

/** The application's own part, once there is one. */
function applicationState(key: AsbestosTask, index: number, record: NonNullable<TaskFacts['record']>): TaskState {
  const { state } = record;
  const phase = state.phase === 'failed' ? state.during : state.phase;
  const { done, working } = isReached(phase) ? REACHED[phase] : REACHED.proving;
  if (index < done) return 'done';
  if (state.phase === 'failed') return index === done ? 'failed' : 'cannot-start';
  if (key === working) return 'waiting';
  if (key !== 'checked') return 'cannot-start';
  return record.confirmedAtMs === null ? 'ready' : 'waiting';
}

/**
 * The request that speaks of the outcome's statement: shown to the panel itself, or waiting for the same diagnosis. One of
 * another day was about another statement.
 */
export function requestFor(outcome: AsbestosOutcome, requests: readonly PanelRequest[]): PanelRequest | undefined {
  if (!('diagnosedOn' in outcome)) return undefined;
  const { diagnosisCode, diagnosedOn } = outcome;
  return requests.find(
    (one) => one.diagnosisCode === diagnosisCode && (one.status === 'waiting' || one.diagnosedOn === diagnosedOn),
  );
}

/** What comes before an application: the statement and the panel. */
function beforehand(key: AsbestosTask, { outcome, requests }: TaskFacts): TaskState {
  const { kind } = outcome;
  const hasStatement = kind === 'may-apply' || kind === 'right' || kind === 'refused' || kind === 'no-policy';
  if (key === 'received') return hasStatement ? 'done' : 'waiting';
  if (!hasStatement) return 'cannot-start';
  const request = requestFor(outcome, requests);
  const isDecided = kind === 'right' || kind === 'refused';
  if (key === 'panel-asked') return isDecided || request !== undefined ? 'done' : 'ready';
  if (key !== 'confirmed') return 'cannot-start';
  if (kind === 'right') return 'done';
  if (kind === 'refused' || request?.status === 'refused') return 'failed';
  return request === undefined ? 'cannot-start' : 'waiting';
}

/**
 * The task list as it stands. An application that left the card needs nothing before it any more, whatever became of the
 * statement since.
 */
export function asbestosTasks(facts: TaskFacts): readonly TaskView[] {
  const { record } = facts;
  return ASBESTOS_TASKS.map((key, index): TaskView => {
    const state = record === null ? beforehand(key, facts) : applicationState(key, index, record);
    return { key, state };
  });
}
