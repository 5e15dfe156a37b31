import 'server-only';
import { cookies, headers } from 'next/headers';
import { getToken } from 'next-auth/jwt';
import { AppError } from '@/lib/shared/errors/app-error';
import { runtimeConfig, serverEnv } from '../env';
import { loggedPath } from '../http/page-path';
import { database } from '../repositories/database';
import { recordRefusal } from '../services/audit';
import { type Actor, type ActorOf, actorOf, type Role } from './actor';

/** Eight hours: a working day of staff, an evening of a citizen. */
export const SESSION_MAX_AGE_SEC = 8 * 60 * 60;

/** Cookies travel over plain HTTP on the demo's own machine only. */
export const usesSecureCookies = (): boolean => new URL(runtimeConfig().audience).protocol === 'https:';

type TokenSource = Parameters<typeof getToken>[0]['req'];

async function actorFrom(req: TokenSource): Promise<Actor | null> {
  const token = await getToken({ req, secret: serverEnv().NEXTAUTH_SECRET, secureCookie: usesSecureCookies() });
  if (typeof token?.sub !== 'string' || typeof token.role !== 'string') return null;
  return actorOf({ sub: token.sub, role: token.role }, database());
}

/** @throws SIGN_IN_REQUIRED without a session; NOT_FOUND in another role: what there is, is not theirs to know (S-29) */
function requireRole<R extends Role>(actor: Actor | null, roles: readonly R[]): ActorOf<R> {
  if (!actor) throw new AppError('SIGN_IN_REQUIRED');
  if (!(roles as readonly Role[]).includes(actor.role)) throw new AppError('NOT_FOUND');
  return actor as ActorOf<R>;
}

/** Who sends a request. The audit log keeps staff's requests to another desk. @throws SIGN_IN_REQUIRED, NOT_FOUND */
export async function requestActor<R extends Role>(request: Request, roles: readonly R[]): Promise<ActorOf<R>> {
  const actor = await actorFrom(request as unknown as TokenSource);
  try {
    return requireRole(actor, roles);
  } catch (error) {
    // Every page asks whose card is open, whoever is signed in: a citizen's route is no desk that staff looked for.
    const isDesk = roles.some((role) => role !== 'citizen');
    if (actor && isDesk) {
      await recordRefusal({ actor, path: loggedPath(new URL(request.url)), method: request.method }, database());
    }
    throw error;
  }
}

/** For pages: who is signed in, or null. */
export async function currentActor(): Promise<Actor | null> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return actorFrom({ cookies: cookieStore, headers: headerStore } as unknown as TokenSource);
}

/** For pages. @throws SIGN_IN_REQUIRED, NOT_FOUND */
export async function requireSession<R extends Role>(...roles: readonly R[]): Promise<ActorOf<R>> {
  return requireRole(await currentActor(), roles);
}
