import type { staffSignIn as nl } from '../nl/staff-sign-in';

export const staffSignIn: typeof nl = {
  title: 'Sign in for employers and staff',
  intro: 'For employers who report wages, and for staff of the municipality, UWV and SVB.',
  metaDescription: 'Sign in to the employer desk or the staff page.',
  errorTitlePrefix: 'Error: ',
  email: 'Email address',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  emailMissing: 'Enter your email address.',
  emailMalformed: 'Enter a whole email address, like name@sample.example.',
  passwordMissing: 'Enter your password.',
  failed: 'This email address and password do not belong together. Check for a typing mistake and try again.',
  tooMany: 'You tried to sign in too many times in a row. Wait a minute and try again.',
  unavailable:
    'Signing in does not work now because of a fault on our side. What you typed is still there. Try again in a minute.',
  citizenQuestion: 'Are you a citizen?',
  citizenLink: 'Go to the page for citizens',
  demo: {
    title: 'Demo accounts',
    intro: 'This is a demo with fictitious people and companies. Choose an account. You are then signed in at once.',
    signInAs: 'Sign in as {name}',
    passwordNote: 'The password of every demo account is <password></password>.',
    role: {
      issuer: 'Employer',
      caseworker: 'Staff of a municipality',
      uwv: 'Staff of UWV',
      svb: 'Staff of SVB',
    },
  },
  signedIn: {
    title: 'You are already signed in',
    as: 'You are signed in as {name}.',
    continue: 'Continue',
    citizen: 'You are signed in as a citizen. Sign out first if you want to use another account.',
  },
  newTab: 'Sign in again (opens a new tab)',
  signOut: 'Sign out',
};
