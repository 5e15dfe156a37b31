import type { ErrorText } from '../nl/errors';

/** Errors about a human who looks, receipts and the income desk. */
export const reviewErrors = {
  REVIEW_OPEN: {
    title: 'You have a question about this already',
    body: 'Another question about this month is still open. There is one question at a time.',
    next: 'Wait for the answer. Or take the other question back and ask this one again.',
  },
  REVIEW_DECIDED: {
    title: 'This has been decided already',
    body: 'Somebody else was first: a colleague decided, or the question was taken back.',
    next: 'Refresh the page to see what was decided.',
  },
  RECEIPT_NOT_READY: {
    title: 'The receipt cannot be made yet',
    body: 'Your card does not know the amount of this application for certain yet. It will once the money is on the blockchain.',
    next: 'Try again later.',
  },
  RECEIPT_OTHER_CLAIM: {
    title: 'This receipt belongs to something else',
    body: 'The receipt is of another month, another scheme or another system.',
    next: 'Make a receipt of the month that your question is about.',
  },
  ENTRY_CHANGED: {
    title: 'The register has changed meanwhile',
    body: 'A colleague has just changed this household. Nothing was saved.',
    next: 'Refresh the page, check the details and fill it in again.',
  },
  SOURCE_NOT_LATE: {
    title: 'The employer is not late yet',
    body: 'An employer has until ten days after the end of the month. After that the income desk may make the statement.',
    next: 'Wait until the ten days are over.',
  },
  SOURCE_HAS_ISSUED: {
    title: 'The statement is there already',
    body: 'There is a statement for this month by now. The income desk has nothing to do.',
    next: 'Refresh the work list.',
  },
} satisfies Record<string, ErrorText>;
