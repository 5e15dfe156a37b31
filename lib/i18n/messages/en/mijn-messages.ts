import type { messages as nl } from '../nl/mijn-messages';

export const messages: typeof nl = {
  title: 'Messages',
  intro: 'Your card writes these messages itself, in your browser. Nobody else can read them.',
  unread: 'New',
  emptyTitle: 'You have no messages yet',
  empty: 'A message comes when a statement arrives or when money is ready.',
  toCase: 'See the case of {month}',
  toMonth: 'See {month}',
  toAsbestos: 'See the asbestos scheme',
  toData: 'See your data',
  confirm: 'Check and confirm {month}',
  giveConsent: 'Read and give consent',
  chooseMode: 'Choose how to claim',
  confirmHurdle: {
    consent: 'Your card claims this only once you give consent.',
    off: 'You have opted out. Your card claims this only once you choose how to claim.',
  },
  kinds: {
    'entitlement-received': {
      title: 'You are in the register',
      body: '{issuer} put you in the register. Your card can now work out for each month whether you have a right to a supplement.',
    },
    'statement-received': {
      title: 'New statement about {month}',
      body: '{issuer} delivered your income of {month} into your card.',
    },
    'partner-statement-received': {
      title: 'New statement of your partner about {month}',
      body: '{issuer} delivered your partner’s income of {month} into your card.',
    },
    'household-told': {
      title: 'Your income is counted in a household',
      body: '{issuer} counts your income with that of the person you live with. Read what that means, and what to do if it is not right.',
    },
    'statement-refused': {
      title: 'A statement was refused',
      body: 'Your card did not take in a statement of {issuer}.',
    },
    'statement-awaited': {
      title: 'We are waiting for a statement about {month}',
      body: 'The statement of {issuer} is not there yet. You need not do anything.',
    },
    'above-norm': {
      title: 'No supplement for {month}',
      body: 'Your income of {month} is above the norm. Nothing happens. Nothing was shared and nobody knows.',
    },
    'confirm-needed': {
      title: 'You can get {amount} for {month}',
      body: 'Check the data and press the button. After that everything goes by itself.',
    },
    'supplement-on-its-way': {
      title: 'Your supplement for {month} is on its way',
      body: 'Your card claimed {amount}. You need not do anything.',
    },
    'supplement-arrived': {
      title: 'Your supplement for {month} has arrived',
      body: '{amount} is ready in your wallet.',
    },
    'claim-failed': {
      title: 'The claim for {month} did not work',
      body: 'Nothing is lost. See the case to find out what you can do.',
    },
    'medical-received': {
      title: "Your doctor's statement",
      body: '{issuer} put a statement into your card: {diagnosis}. Nobody else sees it.',
    },
    'scheme-may-apply': {
      title: 'This scheme may be for you',
      body: 'With your diagnosis ({diagnosis}) you may be able to get {amount} from the asbestos scheme (TAS). Your card saw this by itself. Nobody else knows.',
    },
    'other-scheme': {
      title: 'There is another scheme for your diagnosis',
      body: 'For {diagnosis} it is not the asbestos scheme TAS, but TSB. Read what you can do.',
    },
    'panel-confirmed': {
      title: 'The panel confirmed your diagnosis',
      body: '{issuer} confirmed {diagnosis}. You can apply now.',
    },
    'panel-refused': {
      title: 'The panel did not confirm your diagnosis',
      body: '{issuer} did not confirm {diagnosis}. Reason: {reason}. You can ask that somebody looks again.',
    },
    'apply-now': {
      title: 'You can apply for {amount}',
      body: 'Check the details and press the button. After that everything goes by itself.',
    },
    'advance-on-its-way': {
      title: 'Your advance is on its way',
      body: 'Your card applied for {amount}. You need not do anything.',
    },
    'advance-arrived': {
      title: 'Your advance is here',
      body: '{amount} is ready in your wallet.',
    },
    'advance-failed': {
      title: 'The application did not work',
      body: 'Nothing is lost. Look at the application to see what you can do.',
    },
    'medical-withdrawn': {
      title: 'Your doctor withdrew a statement',
      body: '{issuer} agreed with you: the statement counts no more.',
    },
    'contest-answered': {
      title: 'Answer to your report',
      body: '{issuer} leaves the statement as it is. Reason: {reason}.',
    },
    'review-answered': {
      title: 'Answer to your question about {month}',
      body: '{issuer} looked at it. {answer}',
    },
    'missing-decided': {
      title: 'Decision about a missing statement of {month}',
      body: '{issuer} saw that a statement had not come. {answer}',
    },
  },
};
