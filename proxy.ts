import { NextRequest, NextResponse } from 'next/server';
import createMiddleware from 'next-intl/middleware';
import { routing } from '@/lib/i18n/routing';
import { isForeignToDemo } from '@/lib/server/auth/portal-hosts';
import { contentSecurityPolicy } from '@/lib/server/content-security-policy';
import { runtimeConfig } from '@/lib/server/env';
import { loggedPath, PAGE_PATH_HEADER } from '@/lib/server/http/page-path';

const localise = createMiddleware(routing);

/**
 * Sends every page to its language and gives it a fresh script nonce. The API and the proving artifacts are left out:
 * they have no language, and the claim's path must see nothing but the claim.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isForeignToDemo(request.headers.get('host'), runtimeConfig)) {
    const { audience } = runtimeConfig();
    const text = `Deze demo staat op ${audience}\nThis demo is at ${audience}\n`;
    return new NextResponse(text, { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()), request.headers.get('host'));
  const headers = new Headers(request.headers);
  // Next reads the nonce from this request header and puts it on its own scripts.
  headers.set('Content-Security-Policy', policy);
  headers.set(PAGE_PATH_HEADER, loggedPath(request.nextUrl));
  const response = localise(new NextRequest(request.url, { headers }));
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Files lie at the top; below it a dot is part of a page's path, which must not lose its policy by it. */
export const config = { matcher: ['/((?!api/|zk/|_next/|_vercel/|[^/]*\\.[^/]*$).*)'] };
