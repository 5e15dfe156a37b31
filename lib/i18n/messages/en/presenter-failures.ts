import type { presenterFailures as nl } from '../nl/presenter-failures';

export const presenterFailures: typeof nl = {
  claim: 'The claim in the card failed.',
  noPolicy: 'There is no table of norms on the chain for this month, so the card cannot work anything out.',
  otherOutcome: 'For this month the card came to something else than the story tells.',
  task: 'The card says that this part of the application did not succeed.',
  found: 'Something was found on the chain that nobody should be able to find.',
  run: 'The run did not go as it should. What went wrong is on the right.',
  cancelled: 'The run was stopped.',
  pace: 'The change of pace failed. Set the demo back.',
};
