import type { registerErrors as nl } from '../nl/errors-register';

/** Errors of the register's desk. */
export const registerErrors: typeof nl = {
  CLIENT_UNKNOWN: {
    title: 'This client number is not in your register',
    body: 'Nobody in your organisation’s register has this number.',
    next: 'Check the number, or add the client as a new one.',
  },
  CLIENT_NUMBER_TAKEN: {
    title: 'Somebody has this client number already',
    body: 'Somebody in your register has this number. Nothing was saved.',
    next: 'Choose another number, or say that the client is in the register already.',
  },
  NAME_REFUSED: {
    title: 'We cannot save this name',
    body: 'A name must not start with =, +, - or @ and must not hold invisible characters. A spreadsheet could make a formula of it.',
    next: 'Type the name again, with at most 100 characters.',
  },
  PERIOD_ORDER: {
    title: 'The months do not fit together',
    body: 'The last month is before the first, or the month lies outside the entry.',
    next: 'Check the first and the last month.',
  },
  CHANGE_NOT_AHEAD: {
    title: 'This month has begun',
    body: 'The entry is on the blockchain already. So a change counts from next month on. What has passed stays as it was.',
    next: 'Choose next month or a later one.',
  },
  SOURCES_REFUSED: {
    title: 'These employers cannot go together',
    body: 'A household has at most two sources of income, each of them once, and a partner only with a norm for couples.',
    next: 'Choose at most two employers. If there are more, choose your organisation’s income desk.',
  },
  PARTNER_CONSENT_MISSING: {
    title: 'The partner has not agreed',
    body: 'Without agreement the partner’s income is not counted. The partner may also have withdrawn it.',
    next: 'Ask the partner to agree to this household in writing. Was the agreement withdrawn? Then the partner has to give it again, on their own page.',
  },
  ENTRY_OVERLAPS: {
    title: 'There is an entry for these months already',
    body: 'For one month somebody can be in the registers of this scheme only once, also as a partner.',
    next: 'Check the months. End the other entry first if needed.',
  },
  ENTRY_PUBLISHED: {
    title: 'This cannot be taken back any more',
    body: 'The entry is on the blockchain already, or there is nothing to take back.',
    next: 'Change or end the entry from next month on.',
  },
  IMPORT_STARTED: {
    title: 'This file is being processed, or is done',
    body: 'Cancelling or confirming is possible only before processing starts.',
    next: 'Refresh the page to see how far it is.',
  },
};
