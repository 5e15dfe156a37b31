import type { common as nl } from '../nl/common';

export const common: typeof nl = {
  whatNow: 'What can you do?',
  tryAgain: 'Try again',
  errorCode: 'Error code: {code}',
  anIssuer: 'an employer',
  errorSummaryTitle: 'Something is not filled in correctly',
  loading: 'The page is loading',
  cancel: 'Cancel',
  continue: 'Continue',
  back: 'Back',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  opensIn: 'opens in a new window',
  technicalDetails: 'Technical details',
  stepState: { done: 'done', current: 'busy', todo: 'not yet', failed: 'failed' },
  mark: {
    V: 'Read in the law',
    S: 'From a source other than the law',
    D: 'Worked out from an amount in the law',
    U: 'Not checked',
  },
  scheme: { pw: 'Participation Act', tw: 'Supplementary Benefits Act', tas: 'TAS scheme (asbestos)' },
};
