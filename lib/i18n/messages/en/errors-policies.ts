import type { policyErrors as nl } from '../nl/errors-policies';

export const policyErrors: typeof nl = {
  POLICY_PERIOD_NOT_FUTURE: {
    title: 'This month has begun already',
    body: 'A table can start only in a month that is still to come. Otherwise two people could be paid by different norms in the same month.',
    next: 'Choose a later month. If this was about a proposal that stood ready, make a new one.',
  },
  POLICY_MONTHS_OUT_OF_RANGE: {
    title: 'That number of months is not possible',
    body: 'A proposal is for 1 to 12 months, and no further than 2 years ahead.',
    next: 'Choose another last month.',
  },
  POLICY_CLASS_UNKNOWN: {
    title: 'This scheme has no such class',
    body: 'The proposal names a norm or a disregard that does not belong to the scheme.',
    next: 'Refresh the page and fill in the proposal again.',
  },
  POLICY_NORM_TOO_HIGH: {
    title: 'This norm is too high',
    body: 'A norm is at most €1,000,000 a month.',
    next: 'Check whether there is a digit too many.',
  },
  POLICY_NO_NORM: {
    title: 'All norms are zero',
    body: 'With this table nobody has a right to a supplement. Such a table cannot be recorded.',
    next: 'Fill in at least one norm.',
  },
  POLICY_NO_AMOUNT: {
    title: 'The amount is zero',
    body: 'With this table nobody gets an advance. Such a table cannot be recorded.',
    next: 'Fill in an amount above zero.',
  },
  POLICY_START_TOO_FAR: {
    title: 'That is too far ahead',
    body: 'A table starts a year from now at most. A date further away is most often a slip.',
    next: 'Choose an earlier month.',
  },
  POLICY_NOT_AFTER_LAST: {
    title: 'There is a table already that starts later',
    body: 'The tables follow each other: a new one starts later than the last one that was recorded.',
    next: 'Choose a month after the last table.',
  },
  POLICY_SHARE_NOT_A_NUMBER: {
    title: 'This is not a percentage',
    body: 'The percentage holds something other than digits and a point.',
    next: 'Fill in a percentage such as 15 or 12.5.',
  },
  POLICY_SHARE_OUT_OF_RANGE: {
    title: 'This percentage is not possible',
    body: 'A percentage lies between 0 and 100.',
    next: 'Check the percentage.',
  },
  POLICY_UNCHANGED: {
    title: 'This changes nothing',
    body: 'All months of this proposal have this table already.',
    next: 'Change an amount or choose other months.',
  },
  POLICY_UNUSUAL_UNCONFIRMED: {
    title: 'Something unusual is still open',
    body: 'Amounts that are seldom right go through only when you confirm them one by one.',
    next: 'Read what is unusual and tick each point that is right. If there is nothing to tick, refresh the page.',
  },
  POLICY_CHANGE_OPEN: {
    title: 'There is an open proposal already',
    body: 'Each scheme has one proposal at a time, so that two do not get in each other’s way.',
    next: 'Wait until the other proposal is decided on, or ask your colleague to withdraw it.',
  },
  POLICY_SAME_PERSON: {
    title: 'You cannot approve your own proposal',
    body: 'Two people always decide on a new table.',
    next: 'Ask a colleague to look at your proposal.',
  },
  POLICY_NOT_PROPOSER: {
    title: 'Only who made the proposal can withdraw it',
    body: 'This proposal is a colleague’s.',
    next: 'If you do not agree with it, reject it.',
  },
  POLICY_DECIDED: {
    title: 'This proposal has been decided on already',
    body: 'A colleague was before you, or the proposal was withdrawn.',
    next: 'Refresh the page and read what was decided.',
  },
  POLICY_KEY_MISSING: {
    title: 'A key is missing',
    body: 'No key is set up for one of the two members of staff. Without it the decision cannot go to the blockchain.',
    next: 'Tell the administrator. Then make a new proposal.',
  },
  POLICY_CHAIN_REFUSED: {
    title: 'The blockchain refuses this table',
    body: 'The contract did not take the decision. Nothing new is in force.',
    next: 'Tell the administrator. Withdraw the proposal and make a new one.',
  },
};
