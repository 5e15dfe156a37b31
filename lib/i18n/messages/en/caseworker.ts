import type { caseworker as nl } from '../nl/caseworker';

export const caseworker: typeof nl = {
  area: { caseworker: 'Municipal staff', uwv: 'UWV staff', svb: 'SVB staff', auditor: 'Audit' },
  nav: { figures: 'Figures', policy: 'Policy', register: 'Register', worklist: 'Work list', log: 'Audit log' },
  pageTitle: 'Claims in figures',
  title: { pw: 'Supplements, Participation Act', tw: 'Supplements, Supplementary Benefits Act' },
  intro: 'How many supplements were claimed per area and month. The figures come from the blockchain, not from a file.',
  caption: {
    pw: 'Claims under the Participation Act by month and municipality',
    tw: 'Claims under the Supplementary Benefits Act by month and area',
  },
  month: 'Month',
  total: 'Total',
  rounded: 'Counts are rounded to tens. The total can therefore differ from the sum.',
  suppressed: {
    short: 'Suppressed',
    'below-threshold': 'Suppressed: fewer than 10 claims',
    complementary: 'Suppressed: otherwise another figure could be worked out',
    total: 'Suppressed: too few claims to show',
  },
  none: 'No figure',
  allSuppressedTitle: 'There is no number to see yet',
  allSuppressed:
    'There are claims, but too few to show a number. Once there are 10 or more in an area and a month, a number can appear there, rounded to tens.',
  whyTitle: 'Why do some cells have no number?',
  whyThreshold: 'With fewer than 10 claims we show no number. So nobody can guess who it is about.',
  whyComplementary: 'Sometimes we hide a second cell. Otherwise you could work out the first one from the total.',
  whySame: 'The download and the API have the same suppression as this page.',
  indexedUntil: 'Up to date until {at}',
  neverIndexed: 'The blockchain has not been read yet.',
  emptyTitle: 'There are no claims yet',
  empty:
    'As soon as the first claim is on the blockchain, a month appears in this table. You do not have to do anything.',
  download: 'Download as CSV',
  privacyTitle: 'Nobody sees persons here',
  privacy1:
    'You see no names, no incomes and no amounts. Neither do your colleagues or the administrator: those data are not here.',
  privacy2: 'A claim is a proof that holds. The proof does not say whose it is.',
  privacyOwn: {
    caseworker:
      'You see the Participation Act only, and your own municipality only. The Supplementary Benefits Act belongs to UWV.',
    uwv: 'You see the Supplementary Benefits Act only. The Participation Act belongs to the municipalities.',
    svb: 'SVB pays out both schemes. So you see both counts, and not who was paid.',
  },
  schemes: 'Scheme',
  refresh: 'Refresh the figures',
};
