import { personOfHost, stageOrigin } from '@/lib/shared/presenter/hosts';

/** This window as a person's own, in a demo: whose it is, and who may steer it. Null everywhere else. */
export type PersonaWindow = {
  readonly person: string;
  readonly stage: string;
  /** Whether it stands in the stage's page, or was opened from there. */
  readonly opener: Window | null;
  readonly framed: boolean;
};

export function personaWindow(view: Window, demo: boolean): PersonaWindow | null {
  const person = personOfHost(view.location.hostname);
  if (!demo || person === null) return null;
  const framed = view.parent !== view;
  return { person, stage: stageOrigin(view.location.origin), opener: framed ? view.parent : view.opener, framed };
}
