/** Of `window` what is needed to go back. */
export type OpenedWindow = {
  readonly opener: { readonly closed: boolean; focus(): void } | null;
  close(): void;
};

/**
 * Back to the stage that opened this tab, by closing it: to load the stage here would make a second one, which only watches.
 * @returns false where nobody opened this tab, or who did is gone: then the way back is a link like any other
 */
export function returnToStage(view: OpenedWindow): boolean {
  if (view.opener === null || view.opener.closed) return false;
  view.opener.focus();
  view.close();
  return true;
}
