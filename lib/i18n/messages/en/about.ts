import type { about as nl } from '../nl/about';

export const about: typeof nl = {
  privacy: {
    title: 'Who sees what?',
    intro: 'This table says what is hidden from whom. Where it says “no”, we test it wherever that is possible.',
    caption: 'Who sees what?',
    captionAsbestos: 'Who sees what of the asbestos scheme?',
    what: 'What',
    columns: {
      citizen: 'Citizen',
      employer: 'Employer',
      municipality: 'Municipality or UWV',
      doctor: 'Doctor',
      panel: 'Panel',
      svb: 'SVB',
      relay: 'Relay',
      public: 'Everyone',
    },
    rows: {
      register: 'Who is in the register',
      income: 'A month’s income',
      claimed: 'That somebody claimed',
      amount: 'The amount of a claim',
      counts: 'Number of claims per scheme, area and month',
      total: 'Total of a group of 10 or more',
      diagnosis: 'Your diagnosis',
      statingDoctor: 'Which doctor made the statement',
      applications: 'Number of applications',
      received: 'That somebody’s account received money from the pool',
    },
    values: {
      yes: 'yes',
      no: 'no',
      self: 'only themselves',
      ownClients: 'yes, own clients',
      ownPart: 'only what it pays itself',
      ownPatients: 'yes, own patients',
      withConsent: 'only what you show',
      unlessShown: 'no, unless you show a proof of one claim',
      someAccount: 'that some account did, not whose or from which agency',
    },
    countsNote:
      'The exact counts stand on the chain, where everyone can count them. The staff page rounds to tens and does not show counts below 10.',
    verifyLink: 'Measure the totals yourself',
    shownNote:
      'There is one exception, and you decide on it. You can show the municipality or UWV a proof of one claim of your own, for example when you think it is wrong. They then see the amount of that one claim.',
    relayNote: 'The relay puts your proof on the chain. It can refuse, but never change anything.',
    asbestosNote:
      'The amount of the advance is the same for everyone and stands on the chain. Nobody sees whose it is.',
    timingTitle: 'What timing still gives away',
    timing:
      'If a claim comes three seconds after a statement, the employer can guess whose it is. So outside the demo your card waits a random time, up to 72 hours, and for the asbestos scheme up to 7 days. In the demo everything happens at once: there is no timing privacy here.',
    stayTitle: 'What stays on the chain?',
    stay: 'Only numbers stand on the chain that nobody can lead back to you. If you erase your card and your data at the municipality, what is left says nothing about you.',
    rightsTitle: 'Your rights',
    rights:
      'You can see, export and erase your data under Settings. You can withdraw your consent. If you think something is wrong, call your municipality or UWV: a person can always look at a decision.',
  },
  accessibility: {
    title: 'Accessibility',
    intro:
      'Everybody must be able to use Voorzien. Also with a screen reader, with a keyboard only, or with large letters.',
    standardTitle: 'What do we follow?',
    standard:
      'EN 301 549 and WCAG 2.2, levels A and AA. We test it at every change with axe and with the keyboard, in both languages.',
    limitsTitle: 'What is not good yet?',
    limits:
      'RainbowKit’s window for choosing another wallet is made by others and does not exist in Dutch. You do not need it: the same wallets stand in a plain list. People with a disability have not tested this demo yet.',
    contactTitle: 'Does something not work?',
    contact:
      'This is a demonstration without a helpdesk. Report it to the makers, in the place where you found the source code.',
    date: 'This statement is of November 2026.',
  },
};
