/**
 * What the stage makes of a report, by the epochs of both. A window that was opened apart from the stage outlives a reset,
 * and its card goes on telling of a chain that is gone.
 * @returns `take`: it counts; `greet`: the window does not know its epoch yet, and is told; `reload`: it was loaded before a
 *   reset, and has to begin anew; `wait`: nothing yet. The window reports again in a second.
 */
export type Hearing = 'take' | 'greet' | 'reload' | 'wait';

/** @param stage null while the page does not know it, or the browser still forgets the cards of the epoch before */
export function hearingOf(report: number | null, stage: number | null): Hearing {
  if (stage === null) return 'wait';
  if (report === null) return 'greet';
  if (report === stage) return 'take';
  // A window that another page greeted may know of a reset before this page does.
  return report < stage ? 'reload' : 'wait';
}
