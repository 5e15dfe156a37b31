import type { ErrorText } from '../nl/errors';

/** Errors of the sums: key holders and what they open. */
export const tallyErrors = {
  TALLY_TOTAL_NOT_FOUND: {
    title: 'The total of this group is not right',
    body: 'The two parts do not make an amount that is possible. No total was opened and no money was moved.',
    next: 'Tell the administrator. The group stays closed until both parts are right.',
  },
} satisfies Record<string, ErrorText>;
