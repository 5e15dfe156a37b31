import { z } from 'zod';
import { COMMANDS } from './script';

/** What a person's window and the stage tell each other by postMessage, each to the other's origin alone. */

const zMoment = z.object({ phase: z.string(), atMs: z.number() });
const zRunReport = z.object({
  phase: z.string(),
  amountCents: z.string(),
  timeline: z.array(zMoment),
  /** An error code when it failed, or while it waits to try again. */
  code: z.string().nullable(),
});
export type RunReport = z.output<typeof zRunReport>;

/** What the card shows: nothing that its window does not show. */
export const zPersonaReport = z.object({
  kind: z.literal('voorzien.persona'),
  person: z.string(),
  /** CardStatus.kind */
  phase: z.string(),
  /** What the window's own start could not do, to be tried again. */
  error: z.string().nullable(),
  consent: z.boolean(),
  entitled: z.boolean(),
  claims: z.array(zRunReport.extend({ scheme: z.string(), period: z.number() })),
  months: z.array(z.object({ period: z.number(), outcome: z.string() })),
  advance: zRunReport.nullable(),
  tasks: z.array(z.object({ key: z.string(), state: z.string() })),
});
export type PersonaReport = z.output<typeof zPersonaReport>;

/** A report as it travels. @property epoch of the stage as this window knows it; null before the stage told it */
export const zPersonaMessage = zPersonaReport.extend({ epoch: z.number().int().nullable() });
export type PersonaMessage = z.output<typeof zPersonaMessage>;

/** A key that was pressed in a window and means something to the stage. */
export const zPersonaKey = z.object({ kind: z.literal('voorzien.key'), key: z.string().max(20) });

export const zStageMessage = z.discriminatedUnion('act', [
  z.object({ kind: z.literal('voorzien.stage'), act: z.literal('report') }),
  z.object({ kind: z.literal('voorzien.stage'), act: z.literal('command'), command: z.enum(COMMANDS) }),
  /** Takes up a month's claim that failed, as its button would. @param period null: the application for the lump sum */
  z.object({ kind: z.literal('voorzien.stage'), act: z.literal('retry'), period: z.number().int().nullable() }),
  /** Which epoch of the stage this window is of: the first one that it is told since it was loaded. */
  z.object({ kind: z.literal('voorzien.stage'), act: z.literal('epoch'), epoch: z.number().int() }),
  /** The demo was set back since this window was loaded: its card is of a chain that is gone. */
  z.object({ kind: z.literal('voorzien.stage'), act: z.literal('reload') }),
  /** One of the citizen's own pages. */
  z.object({
    kind: z.literal('voorzien.stage'),
    act: z.literal('show'),
    path: z.string().regex(/^\/mijn(\/[a-z0-9]{1,40}){0,2}$/u),
  }),
]);
export type StageMessage = z.output<typeof zStageMessage>;
