import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/options';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in, sign-out and session, as next-auth documents them. Options are read per request: a build has no secrets. */
const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions()) as Promise<Response>;

export { handler as GET, handler as POST };
