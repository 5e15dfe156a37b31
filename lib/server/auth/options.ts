import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { toAppError } from '@/lib/shared/errors/app-error';
import { SIGN_IN_PROVIDERS } from '@/lib/shared/schemas/sign-in';
import { runtimeConfig, serverEnv } from '../env';
import { log } from '../log';
import { database } from '../repositories/database';
import { mapDatabaseError } from '../repositories/database-errors';
import { signInCitizen } from './citizen-sign-in';
import { SESSION_MAX_AGE_SEC, usesSecureCookies } from './session';
import { signInStaff } from './staff-sign-in';

declare module 'next-auth' {
  interface Session {
    readonly user: { readonly id: string; readonly role: string };
  }
  interface User {
    readonly role: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    readonly role?: string;
  }
}

/** The browser is told a code, and nothing else: next-auth hands on an error's message. */
async function withCode<T>(signIn: () => Promise<T>): Promise<T> {
  try {
    return await signIn();
  } catch (error) {
    const appError = toAppError(mapDatabaseError(error));
    if (appError.status >= 500) log.error('sign-in.failed', { code: appError.code, cause: appError });
    throw new Error(appError.code);
  }
}

export const authOptions = (): NextAuthOptions => ({
  secret: serverEnv().NEXTAUTH_SECRET,
  useSecureCookies: usesSecureCookies(),
  session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_SEC },
  pages: { signIn: '/', error: '/' },
  providers: [
    CredentialsProvider({
      id: SIGN_IN_PROVIDERS.citizen,
      name: 'Citizen',
      credentials: { personId: {}, message: {}, signature: {} },
      authorize: (input) =>
        withCode(async () => {
          const { id } = await signInCitizen(input, { db: database(), config: runtimeConfig(), now: new Date() });
          return { id, role: 'citizen' };
        }),
    }),
    CredentialsProvider({
      id: SIGN_IN_PROVIDERS.staff,
      name: 'Staff',
      credentials: { email: {}, password: {} },
      authorize: (input) => withCode(() => signInStaff(input, { db: database(), now: new Date() })),
    }),
  ],
  callbacks: {
    /** The token carries who and in what role. No name, no wallet, no signature. */
    jwt: async ({ token, user }) => {
      const { sub, role } = user ? { sub: user.id, role: user.role } : token;
      return { ...(sub === undefined ? {} : { sub }), ...(role === undefined ? {} : { role }) };
    },
    session: async ({ token, session }) => ({
      expires: session.expires,
      user: { id: token.sub ?? '', role: token.role ?? '' },
    }),
  },
  logger: {
    error: (code) => log.warn('next-auth.error', { code }),
    warn: (code) => log.warn('next-auth.warning', { code }),
    debug: () => undefined,
  },
});
