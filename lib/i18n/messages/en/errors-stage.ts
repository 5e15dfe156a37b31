import type { ErrorText } from '../nl/errors';

/** Errors of the presenter's stage, in the demo alone. */
export const stageErrors = {
  STAGE_LED: {
    title: 'Another screen leads this presentation',
    body: 'Only one screen can lead at a time. You are watching.',
    next: 'Take over the lead if you want to go on presenting.',
  },
  STAGE_BUSY: {
    title: 'Something is going on already',
    body: 'The demo is being reset or switched, or a run has not ended yet.',
    next: 'Wait until that is done and try again.',
  },
  STAGE_UNAVAILABLE: {
    title: 'This is not possible here',
    body: 'The demo that starts and stops everything does not answer, or cannot do this. With a database of your own the demo cannot be reset.',
    next: 'Look at the window in which the demo was started. Start the demo again if you need to: npm run demo.',
  },
} satisfies Record<string, ErrorText>;
