import type { Earned, PersonaId } from './personas';

/**
 * The story, step by step: whose it is, what others than the citizen do in it, what the citizen does, and what it waits
 * for. Texts and speaker's notes: messages `presenter.steps.<id>`.
 */

/** What the page shows beside the person's window. */
export const VIEWS = ['sides', 'hidden', 'find', 'speed', 'attacks', 'scale', 'people'] as const;
export type View = (typeof VIEWS)[number];

/** What others than the citizen do, by the real services: POST /api/presenter/steps/<id>. */
export type Act =
  /** Employers state one month. @param period yyyymm */
  | { readonly kind: 'income'; readonly period: number; readonly earns: readonly Earned[] }
  | { readonly kind: 'medical'; readonly issuerId: string; readonly diagnosisCode: number }
  | { readonly kind: 'panel' };

/** What the citizen does in the own window, as a click there would. */
export const COMMANDS = ['ask-panel', 'confirm-advance'] as const;
export type Command = (typeof COMMANDS)[number];

/** How many citizens a load run may have. The prepared claims last for so many in all; a reset brings them back. */
export const LOAD_SIZES = [25, 50, 100] as const;

export type Awaited =
  /** The card is open, and holds its place in the register where there is one. */
  | { readonly kind: 'card' }
  | { readonly kind: 'arrived' }
  /** A month's outcome, of which nothing leaves the card. */
  | { readonly kind: 'outcome'; readonly outcome: 'no-right' | 'not-in-register' | 'awaiting' }
  | { readonly kind: 'task'; readonly task: 'received' | 'panel-asked' | 'confirmed' | 'checked' | 'paid' }
  /** The page itself: a search was answered, a run held, a pace is in force. */
  | { readonly kind: 'search' }
  | { readonly kind: 'run'; readonly name: 'second-claim' }
  | { readonly kind: 'load'; readonly citizens: (typeof LOAD_SIZES)[number] }
  | { readonly kind: 'pace'; readonly profile: 'instant' | 'rollup' }
  | { readonly kind: 'nothing' };

export type Step = {
  readonly id: string;
  readonly persona: PersonaId | null;
  readonly view: View;
  /** First the citizen's click and what it leads to; then what others do. */
  readonly command: { readonly name: Command; readonly until: Awaited } | null;
  readonly act: Act | null;
  readonly awaits: Awaited;
  /** What the person's window shows meanwhile. `{period}` is the step's month. */
  readonly shows: string | null;
};

const REST = { command: null, act: null, shows: null } as const;
const SJOERD = { ...REST, persona: 'sjoerd', view: 'sides', shows: '/mijn/zaken/{period}' } as const;
const sjoerd = (period: number, grossCents: bigint, netCents: bigint): Act => ({
  kind: 'income',
  period,
  earns: [{ issuerId: 'ridehail', personId: 'sjoerd', grossCents, netCents }],
});
const LEEN = { ...REST, persona: 'leen', view: 'sides', shows: '/mijn/asbest' } as const;
const MESOTHELIOMA = 1;

export const SCRIPT = [
  { ...REST, id: 'open-card', persona: 'sjoerd', view: 'sides', awaits: { kind: 'card' }, shows: '/mijn' },
  { ...SJOERD, id: 'june', act: sjoerd(202606, 118_000n, 101_500n), awaits: { kind: 'arrived' } },
  { ...SJOERD, id: 'july', act: sjoerd(202607, 118_000n, 101_500n), awaits: { kind: 'arrived' } },
  {
    ...SJOERD,
    id: 'above',
    act: sjoerd(202608, 245_000n, 198_000n),
    awaits: { kind: 'outcome', outcome: 'no-right' },
    shows: '/mijn/maand/{period}',
  },
  { ...REST, id: 'hidden', persona: 'sjoerd', view: 'hidden', awaits: { kind: 'search' } },
  { ...REST, id: 'find', persona: 'sjoerd', view: 'find', awaits: { kind: 'search' } },
  {
    ...REST,
    id: 'two-employers',
    persona: 'bram',
    view: 'sides',
    act: {
      kind: 'income',
      period: 202607,
      earns: [
        { issuerId: 'ridehail', personId: 'bram', grossCents: 70_000n, netCents: 62_000n },
        { issuerId: 'winkel', personId: 'bram', grossCents: 48_000n, netCents: 44_500n },
      ],
    },
    awaits: { kind: 'arrived' },
    shows: '/mijn/zaken/{period}',
  },
  {
    ...REST,
    id: 'refused',
    persona: 'fatima',
    view: 'sides',
    act: {
      kind: 'income',
      period: 202607,
      earns: [{ issuerId: 'ridehail', personId: 'fatima', grossCents: 95_000n, netCents: 85_000n }],
    },
    awaits: { kind: 'outcome', outcome: 'not-in-register' },
    shows: '/mijn/maand/{period}',
  },
  {
    ...LEEN,
    id: 'doctor',
    act: { kind: 'medical', issuerId: 'longarts', diagnosisCode: MESOTHELIOMA },
    awaits: { kind: 'task', task: 'received' },
  },
  {
    ...LEEN,
    id: 'panel',
    command: { name: 'ask-panel', until: { kind: 'task', task: 'panel-asked' } },
    act: { kind: 'panel' },
    awaits: { kind: 'task', task: 'confirmed' },
  },
  {
    ...LEEN,
    id: 'apply',
    command: { name: 'confirm-advance', until: { kind: 'task', task: 'checked' } },
    awaits: { kind: 'task', task: 'paid' },
  },
  { ...REST, id: 'open-network', persona: null, view: 'speed', awaits: { kind: 'pace', profile: 'rollup' } },
  { ...SJOERD, id: 'slower', view: 'speed', act: sjoerd(202609, 60_000n, 54_000n), awaits: { kind: 'arrived' } },
  { ...REST, id: 'closed-network', persona: null, view: 'speed', awaits: { kind: 'pace', profile: 'instant' } },
  {
    ...REST,
    id: 'attack',
    persona: null,
    view: 'attacks',
    awaits: { kind: 'run', name: 'second-claim' },
  },
  { ...REST, id: 'scale', persona: null, view: 'scale', awaits: { kind: 'load', citizens: LOAD_SIZES[0] } },
] as const satisfies readonly Step[];

export type StepId = (typeof SCRIPT)[number]['id'];
export const STEP_IDS = SCRIPT.map(({ id }) => id) as [StepId, ...StepId[]];

export const stepAt = (index: number): Step & { readonly id: StepId } => {
  const step = SCRIPT[index];
  if (step === undefined) throw new Error(`The script has no step ${index}.`);
  return step;
};

/** A month outside the script, of any persona with an employer: `month-<persona>`. */
export const MONTH_STEP = /^month-([a-z0-9-]{1,40})$/u;
