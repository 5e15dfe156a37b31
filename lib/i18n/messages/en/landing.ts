import type { landing as nl } from '../nl/landing';

export const landing: typeof nl = {
  title: 'You have a right to money. Then it comes by itself.',
  intro:
    'Do you earn something else each month? Then it is hard to know whether you get a supplement. Voorzien works it out for you, in your own browser. If you have a right to money, it comes. You fill in no form, and you never pay back because of a wrong estimate.',
  rolesTitle: 'Who are you?',
  citizen: {
    title: 'I am a citizen',
    body: 'Open your digital card. See your messages, your running cases and your data.',
    action: 'Go to my pages',
  },
  employer: {
    title: 'I am an employer',
    body: 'Report each month what your employees earned. One by one, or all in one file.',
    action: 'Go to the employer desk',
  },
  doctor: {
    title: 'I am a doctor, or on the panel',
    body: 'Make a statement when your patient agrees, or confirm a diagnosis.',
    action: 'Go to the desk for doctors',
  },
  staff: {
    title: 'I work for a municipality, UWV or SVB',
    body: 'See how many supplements there are, by area and by month. On that page you never see whose.',
    action: 'Go to the staff page',
  },
  twoRoles:
    'Do you want to try more roles side by side? Open each further role in a private window or in another browser. One browser can hold one person’s session at a time.',
  presenter: 'Telling this to a room? The presenter plays the whole story live, with fictitious people.',
  presenterLink: 'Open the presenter',
  howTitle: 'How does it work?',
  steps: {
    one: {
      title: 'Your employer reports your pay',
      body: 'The statement comes into your digital card. Only you can read it.',
    },
    two: {
      title: 'Your card makes a proof',
      body: 'If you earn less than the norm, your browser proves it. The proof does not say who you are or what you earn.',
    },
    three: {
      title: 'The money arrives',
      body: 'One contract checks the proof. Another contract puts the supplement into your wallet (a purse in your browser). If you earn more than the norm, nothing happens and nobody knows.',
    },
  },
  otherStory:
    'Are you ill from asbestos at work? Then it goes the same way: your lung doctor puts a statement into your card, your card says by itself that there is a scheme, a panel confirms the diagnosis, and with one click the advance comes.',
  knowTitle: 'Good to know',
  know: {
    control: 'You choose: press a button first, or automatic. You can always stop.',
    private: 'Nobody sees on the chain (the blockchain: a public register) who you are, what you earn or what you get.',
    experiment: 'Paying automatically is not allowed by law yet. Here it is an experiment with fictitious people.',
    who: 'See who can see what',
  },
};
