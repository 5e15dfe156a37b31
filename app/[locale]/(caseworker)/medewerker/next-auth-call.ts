import 'server-only';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/options';
import { runtimeConfig } from '@/lib/server/env';

type Answer = { readonly ok: boolean; readonly body: unknown };

/**
 * One request to next-auth's own handler from a server action, with its cookies passed on to the browser: so its
 * forms work before JavaScript, and sign-in has one implementation. It reads the action's cookies by itself.
 */
async function call(path: readonly string[], body?: Record<string, string>): Promise<Answer> {
  const request = new NextRequest(new URL(`/api/auth/${path.join('/')}`, runtimeConfig().audience), {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  const context = { params: Promise.resolve({ nextauth: [...path] }) };
  const response = (await NextAuth(request, context, authOptions())) as Response;
  const jar = await cookies();
  for (const header of response.headers.getSetCookie()) setCookie(jar, header);
  return { ok: response.ok, body: await response.json().catch(() => null) };
}

function setCookie(jar: Awaited<ReturnType<typeof cookies>>, header: string): void {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const named = new Map(
    attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.split('=');
      return [name.toLowerCase(), value];
    }),
  );
  const expires = named.get('expires');
  const maxAge = named.get('max-age');
  jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
    path: named.get('path') ?? '/',
    httpOnly: named.has('httponly'),
    secure: named.has('secure'),
    sameSite: 'lax',
    ...(expires ? { expires: new Date(expires) } : {}),
    ...(maxAge ? { maxAge: Number(maxAge) } : {}),
  });
}

async function csrfToken(): Promise<string> {
  const { body } = await call(['csrf']);
  return typeof body === 'object' && body !== null && 'csrfToken' in body ? String(body.csrfToken) : '';
}

/** Signs staff in by email and password. @returns null, or the stable code of the refusal */
export async function signInByPassword(email: string, password: string): Promise<string | null> {
  const fields = { email, password, csrfToken: await csrfToken(), json: 'true' };
  const { ok, body } = await call(['callback', 'staff'], fields);
  const url = typeof body === 'object' && body !== null && 'url' in body ? String(body.url) : '';
  const code = URL.canParse(url) ? new URL(url).searchParams.get('error') : null;
  if (ok && code === null) return null;
  return code ?? 'UNEXPECTED';
}

/** Ends the session, whoever's it is. */
export async function endSession(): Promise<void> {
  await call(['signout'], { csrfToken: await csrfToken(), json: 'true' });
}
