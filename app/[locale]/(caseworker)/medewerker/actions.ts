'use server';

import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import type { StaffSignInState } from '@/components/staff/sign-in-form';
import { redirect } from '@/lib/i18n/navigation';
import { currentActor } from '@/lib/server/auth/session';
import { toSignIn } from '../../staff-access';
import { endSession, signInByPassword } from './next-auth-call';

const zEmail = z.email().max(200);

/** The sign-in form of employers and staff. The password never goes back to the page. */
export async function signInStaff(before: StaffSignInState, form: FormData): Promise<StaffSignInState> {
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const state = { email: email.slice(0, 200), attempt: before.attempt + 1 };
  if (email === '' || password === '' || !zEmail.safeParse(email).success) {
    return {
      ...state,
      errors: {
        ...(email === '' ? { email: 'emailMissing' as const } : {}),
        ...(email !== '' && !zEmail.safeParse(email).success ? { email: 'emailMalformed' as const } : {}),
        ...(password === '' ? { password: 'passwordMissing' as const } : {}),
      },
    };
  }
  // One session in one browser: it is never ended unasked. The page says who is signed in, and how to go on.
  if (await currentActor()) return toSignIn();
  const code = await signInByPassword(email, password);
  if (code === 'SIGN_IN_FAILED') return { ...state, errors: { email: 'failed' } };
  if (code === 'RATE_LIMITED') return { ...state, errors: { email: 'tooMany' } };
  if (code !== null) return { ...state, errors: { email: 'unavailable' } };
  return redirect({ href: '/medewerker', locale: await getLocale() });
}

/** Ends the session, whoever's it is, and leads back to the sign-in form of employers and staff. */
export async function signOutStaff(): Promise<void> {
  await endSession();
  await toSignIn();
}

/** Ends the session and leads to the sign-in of citizens. */
export async function signOutForCitizen(): Promise<void> {
  await endSession();
  redirect({ href: '/inloggen', locale: await getLocale() });
}
