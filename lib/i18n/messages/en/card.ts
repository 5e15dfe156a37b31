import type { card as nl } from '../nl/card';

export const card: typeof nl = {
  unlock: {
    erasedTitle: 'Your card was erased from this browser',
    erased:
      'Your statements, messages and cases are no longer here. Your mailbox and the chains keep what they hold. If you open the card again, your browser fetches that anew.',
    title: 'Open your digital card',
    intro: 'Your card is locked. You open it with a signature of your wallet.',
    whatTitle: 'What do you sign?',
    what: {
      one: 'You sign a message that says you open your card. Nothing more.',
      two: 'From that signature your browser makes your card’s secret key. The key stays in this tab and never goes to us.',
      three:
        'The first time your wallet asks you to sign twice. So we know that your wallet always gives the same signature.',
      four: 'Signing costs nothing and sends nothing to a chain.',
    },
    action: 'Open card',
    again: 'Try to open the card again',
    restore: 'Open with a backup',
    signOut: 'Sign out',
    progress: {
      signing: 'Your wallet asks for a signature. Look at your wallet.',
      'signing-again': 'Your wallet asks for a signature once more.',
      reading: 'Your card is being read.',
    },
    label: 'Opening the card',
    steps: { signing: 'Signature', 'signing-again': 'Second signature', reading: 'Reading the card' },
  },
  bind: {
    title: 'Make this card yours',
    intro: 'There is no card with your name yet. With one click you link this card.',
    body: 'Your browser proves that you have the key of this card. You do not hand over the key itself. After that employers and municipality can deliver statements into your card.',
    action: 'Link this card to me',
    progress: {
      preparing: 'Your browser prepares the proof.',
      proving: 'Your browser makes the proof.',
      sending: 'The link is being saved.',
    },
    label: 'Linking the card',
    steps: { preparing: 'Preparing', proving: 'Making the proof', sending: 'Saving' },
  },
  mismatch: { other: 'Choose another wallet', restore: 'Restore a backup' },
  signedOut: {
    title: 'Sign in first',
    body: 'These pages are yours alone. Sign in to continue.',
    action: 'Sign in',
  },
  backup: {
    title: 'Backup of your card',
    why: 'If you lose your wallet, you can still open your card with the backup. The file is behind a passphrase that only you know.',
    whyRandom: 'The key of your card is in this browser only. Make a backup now, or you may lose your card.',
    offerTitle: 'Make a backup',
    offerAction: 'Make a backup',
    passphrase: 'Passphrase for the backup',
    passphraseHint: 'At least 12 characters. Keep it safe: we cannot recover it.',
    repeat: 'Type the passphrase once more',
    tooShort: 'Use at least 12 characters',
    notSame: 'The two passphrases differ',
    create: 'Save backup',
    creating: 'The backup is being made…',
    created: 'The backup was saved with your downloads.',
    file: 'File with the backup',
    fileMissing: 'Choose the file with the backup',
    passphraseMissing: 'Type the passphrase of the backup',
    restoreTitle: 'Restore a backup',
    restoreBody: 'Choose the file you saved before and type the passphrase.',
    restore: 'Open card with backup',
    restoring: 'The backup is being opened…',
    existingPassphrase: 'Passphrase of the backup',
  },
  consent: {
    title: 'Consent to sharing',
    intro: 'You give consent once. After that your card may make proofs. Read first what that means.',
    items: {
      who: { term: 'Who shares?', value: 'You. Your card does it in your browser.' },
      what: {
        term: 'What?',
        value: 'Only a proof that you are below the norm this month. Not your name, not your income, not the amount.',
      },
      whom: {
        term: 'With whom?',
        value:
          'With the contract of municipality and UWV on the income chain. It tells the contract of SVB on the payout chain that something must be put ready.',
      },
      why: { term: 'Why?', value: 'To decide whether you get a supplement, and to put it ready.' },
      law: {
        term: 'Which law?',
        value:
          'Participation Act art. 19 and 43, Supplementary Benefits Act art. 2 and 11. You consent in the sense of GDPR art. 6(1)(a).',
      },
      withdraw: { term: 'Stopping?', value: 'Any time, under Settings. From that moment your card shares nothing.' },
    },
    dutyTitle: 'You keep one duty',
    duty: 'Your card does not see assets, or income that nobody reports. If that changes, or if you move in with somebody, tell your municipality or UWV.',
    partner: 'If your partner’s income counts, their statement comes into your card only with your partner’s consent.',
    agree: 'I have read this. My card may share proofs.',
    agreeMissing: 'Tick the box to give consent',
    give: 'Give consent',
    giving: 'Your consent is being recorded…',
    later: 'Not now',
    laterNote: 'Without consent you can read your statements, but your card claims nothing.',
    given: 'You gave consent on {date}.',
  },
  mode: {
    title: 'How do you want to claim?',
    intro:
      'You can always change this under Settings. What you chose is put on record with your consent: it is your mandate.',
    perBrowser: 'Your choice holds in this browser. If you open your card somewhere else, we ask again.',
    legend: 'Choose one way',
    missing: 'Choose a way',
    save: 'Save choice',
    saving: 'Your choice is being saved…',
    saved: 'Your choice has been saved.',
    options: {
      'one-click': {
        label: 'With one click',
        badge: 'Allowed by today’s law',
        hint: 'Your card fills in everything. You check it and press a button each month.',
      },
      automatic: {
        label: 'Automatic',
        badge: 'Experiment',
        hint: 'Your card may claim by itself each month. If you are below the norm, you need not do anything. This is an experiment: the law does not provide for it yet.',
      },
      off: {
        label: 'Do not claim',
        badge: 'Opted out',
        hint: 'Your card receives statements but claims nothing. This holds for municipality, UWV and SVB together.',
      },
    },
  },
};
