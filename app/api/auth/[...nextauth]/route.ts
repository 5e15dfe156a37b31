import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/options';
import { formRoute, type NextHandler, plainRoute } from '@/lib/server/http/route';

/** Named by the folder. */
type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in, sign-out and session, as next-auth documents them. Options are read per request: a build has no secrets. */
const handler: NextHandler = (request, context) =>
  NextAuth(request, context as Context, authOptions()) as Promise<Response>;

/** Its client sends forms. next-auth itself reads a body of any size, and fails on malformed JSON. */
export const POST = formRoute(handler);
export const GET = plainRoute(handler);
