import 'server-only';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { redirect } from '@/lib/i18n/navigation';
import type { Actor, ActorOf, Role } from '@/lib/server/auth/actor';
import { currentActor, requireSession } from '@/lib/server/auth/session';
import { PAGE_PATH_HEADER } from '@/lib/server/http/page-path';
import { database } from '@/lib/server/repositories/database';
import { recordRefusal } from '@/lib/server/services/audit';
import { AppError } from '@/lib/shared/errors/app-error';

/**
 * For pages with a form that works before JavaScript. Under the site's `no-referrer` a browser posts such a form with
 * `Origin: null`, which Next rightly refuses; towards other sites this policy says as little.
 */
export const FORM_PAGES = { referrer: 'same-origin' } as const;

/** Where someone of this role starts. */
export function homeOf(role: Role): string {
  switch (role) {
    case 'citizen':
      return '/mijn';
    case 'issuer':
      return '/werkgever';
    case 'doctor':
      return '/arts';
    case 'panel':
      return '/panel';
    case 'caseworker':
    case 'uwv':
    case 'svb':
      return '/gemeente';
    case 'auditor':
      return '/controle';
  }
}

/**
 * For a page of these roles: who is signed in. Without a session it leads to the sign-in form, as it does a citizen:
 * that page says who is signed in. For staff of another desk the page does not exist (S-29), and the audit log keeps that
 * they asked for it.
 */
export async function staffOnly<R extends Role>(...roles: readonly R[]): Promise<ActorOf<R>> {
  try {
    return await requireSession(...roles);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'NOT_FOUND') {
      const actor = await currentActor();
      if (actor && actor.role !== 'citizen') await refuseVisit(actor);
    } else if (error.code !== 'SIGN_IN_REQUIRED') throw error;
  }
  return toSignIn();
}

/** What is another agency's does not exist either (S-29); the audit log keeps that it was asked for. */
export async function refuseVisit(actor: Actor): Promise<never> {
  const path = (await headers()).get(PAGE_PATH_HEADER) ?? '';
  await recordRefusal({ actor, path, method: 'GET' }, database());
  notFound();
}

/** The sign-in page for employers and staff. Whoever is signed in already reads there how to go on. */
export async function toSignIn(): Promise<never> {
  return redirect({ href: '/medewerker/inloggen', locale: await getLocale() });
}
