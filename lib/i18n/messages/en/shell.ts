import type { shell as nl } from '../nl/shell';

export const shell: typeof nl = {
  name: 'Voorzien',
  tagline: 'Money you have a right to, without a form',
  skip: 'Skip to the content',
  demoBanner: 'Demo: fictitious data. Names, companies and people’s amounts are not real.',
  mainNav: 'Main menu',
  nav: { citizen: 'Citizen', employer: 'Employer', staff: 'Staff' },
  language: { label: 'Language', nl: 'Nederlands', en: 'English' },
  footer: {
    label: 'About this site',
    privacy: 'Who sees what?',
    verify: 'Check our numbers',
    accessibility: 'Accessibility',
    source: 'Voorzien is free software (GPL-3.0-or-later). The source code, the proofs and the contracts are public.',
    notGovernment: 'This is a demonstration and not a government website.',
  },
  error: {
    title: 'This page does not work right now',
    body: 'Something went wrong in your browser or on our side. Nothing is lost: your card and your cases are still there.',
    retry: 'Try again',
    home: 'To the start',
  },
  notFound: {
    title: 'This page does not exist',
    body: 'The address is wrong, or the page has moved. Check the address, or go to the start.',
    home: 'To the start',
  },
};
