import type { signIn as nl } from '../nl/sign-in';

export const signIn: typeof nl = {
  title: 'Sign in as a citizen',
  intro: 'Signing in takes two steps: first who you are, then your wallet.',
  simulated: {
    badge: 'Simulated',
    title: 'This is an imitation of signing in',
    body: 'In real life you would sign in here with the government’s sign-in. In this demo you choose a fictitious person.',
  },
  person: {
    step: 'Step 1 of 2',
    legend: 'Who are you?',
    missing: 'Choose a person',
    hasCard: 'Has a card already',
    more: '{count, plural, one {Show # more person without a demo wallet} other {Show # more people without a demo wallet}}',
    next: 'Continue as this person',
    notDemo: 'There are no fictitious people here. The government’s sign-in is not connected to this environment.',
    loading: 'The people are loading',
  },
  wallet: {
    step: 'Step 2 of 2',
    title: 'Your wallet',
    chosen: 'You sign in as {name}.',
    change: 'Choose another person',
    why: 'A wallet is a program that signs for you. With that signature you will open your card. Signing costs nothing.',
    demoTitle: 'With the demo wallet of {name}',
    demoBody: 'The demo wallet is part of this page. You need not install anything.',
    demoAction: 'Sign in with the demo wallet of {name}',
    noDemoTitle: '{name} has no demo wallet',
    noDemo: 'You need a wallet of your own in your browser. Do you not have one? Then choose another person.',
    noDemoCard:
      'This person’s card belongs to the wallet it was made with, for instance in a rehearsal. Only that wallet opens the card. Do you not have it? Then choose another person.',
    otherTitle: 'With another wallet',
    otherBody:
      'Choose a wallet that is installed in your browser. Always use the same wallet and the same account for this person.',
    otherAction: 'Sign in with {wallet}',
    noneFound: 'We found no other wallet in your browser.',
    rainbow: 'More wallets',
    connected: 'Connected to {address}. Sign to finish signing in.',
    signConnected: 'Sign in with {address}',
    busyConnecting: 'Connecting to your wallet…',
    busySigning: 'Waiting for your signature…',
  },
  staffQuestion: 'Are you an employer or staff?',
  staffLink: 'Go to the sign-in for employers and staff',
};
