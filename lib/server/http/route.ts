import 'server-only';
import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import type { z } from 'zod';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import { isForeignToDemo } from '../auth/portal-hosts';
import { runtimeConfig } from '../env';
import { log } from '../log';
import { mapDatabaseError } from '../repositories/database-errors';
import { readForm } from './read-form';
import { readJson } from './read-json';

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export type RouteSpec<Body extends Schema, Query extends Schema, Params extends Schema> = {
  readonly body?: Body;
  readonly query?: Query;
  readonly params?: Params;
  /** 64 kB unless told. */
  readonly maxBytes?: number;
};
export type RouteContext<Body extends Schema, Query extends Schema, Params extends Schema> = {
  readonly request: NextRequest;
  readonly requestId: string;
  readonly body: Parsed<Body>;
  readonly query: Parsed<Query>;
  readonly params: Parsed<Params>;
};
export type Reply = {
  readonly status?: number;
  /** Plain JSON: amounts and field elements as decimal strings. */
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type NextHandler = (
  request: NextRequest,
  context: { readonly params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

const DEFAULT_MAX_BYTES = 64 * 1024;
export const NO_STORE = { 'Cache-Control': 'no-store' } as const;

/** @throws INPUT_MALFORMED, naming the first fault's place, never its value */
function parse<S extends Schema>(schema: S, value: unknown): Parsed<S> {
  if (!schema) return undefined as Parsed<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data as Parsed<S>;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('INPUT_MALFORMED', { data: { field: field.slice(0, 100) } });
}

function respond(reply: Reply, requestId: string): Response {
  const headers = { ...NO_STORE, ...reply.headers, 'Content-Type': 'application/json', 'X-Request-Id': requestId };
  return new Response(JSON.stringify(reply.json), { status: reply.status ?? 200, headers });
}

function respondError(error: unknown, requestId: string, path: string, method: string): Response {
  const appError = toAppError(mapDatabaseError(error));
  const { code, status, data } = appError;
  if (status >= 500) {
    const cause = appError.cause instanceof Error ? appError.cause : appError;
    log.error('http.failed', { requestId, method, path, code, cause });
  }
  return respond({ status, json: { error: { code, data, requestId } } }, requestId);
}

/** What runs before anything is parsed: refusing cookies, or finding out who asks. */
type Gate<Extra> = (request: NextRequest) => Promise<Extra>;

/** @throws NOT_FOUND when a demo is asked under a name that is not its own (DNS rebinding) */
function refuseForeignHost(request: Request): void {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (isForeignToDemo(host, runtimeConfig)) throw new AppError('NOT_FOUND');
}

/** Answers a fault with its code, and writes the line of the log. */
async function guard(request: NextRequest, answer: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  const startedAt = performance.now();
  const { pathname } = new URL(request.url);
  let response: Response;
  try {
    refuseForeignHost(request);
    response = await answer(requestId);
  } catch (error) {
    response = respondError(error, requestId, pathname, request.method);
  }
  const ms = Math.round(performance.now() - startedAt);
  log.info('http.request', { requestId, method: request.method, path: pathname, status: response.status, ms });
  return response;
}

/**
 * The edge of every route: size and depth of the body, zod, stable error codes, a request id, and a log line that
 * holds neither address nor user agent. An unknown fault is 500 UNEXPECTED; what it was stands in the log alone (S-33).
 */
export function edge<Extra, Body extends Schema, Query extends Schema, Params extends Schema>(
  gate: Gate<Extra>,
  spec: RouteSpec<Body, Query, Params>,
  handler: (context: RouteContext<Body, Query, Params> & Extra) => Promise<Reply>,
): NextHandler {
  return (request, context) =>
    guard(request, async (requestId) => {
      const extra = await gate(request);
      const params = parse(spec.params, spec.params ? await context.params : undefined);
      const query = parse(spec.query, Object.fromEntries(new URL(request.url).searchParams));
      const body = parse(spec.body, spec.body && (await readJson(request, spec.maxBytes ?? DEFAULT_MAX_BYTES)));
      const parsed = { request, requestId, body, query, params } as RouteContext<Body, Query, Params>;
      return respond(await handler({ ...parsed, ...extra }), requestId);
    });
}

/**
 * The edge of forms that a library reads and answers itself: it gets a request whose body has been read within bounds.
 */
export const formRoute =
  (handler: NextHandler): NextHandler =>
  (request, context) =>
    guard(request, async () => {
      const body = await readForm(request, DEFAULT_MAX_BYTES);
      const { url, method, headers } = request;
      return handler(new NextRequest(url, { method, headers, body }), context);
    });

/** The edge of requests without a body that a library answers itself. */
export const plainRoute =
  (handler: NextHandler): NextHandler =>
  (request, context) =>
    guard(request, () => handler(request, context));

const anyone: Gate<object> = async () => ({});

async function refuseCookies(request: NextRequest): Promise<object> {
  if (request.headers.has('cookie')) throw new AppError('COOKIES_REFUSED');
  return {};
}

/** A route that anyone may call, with or without a session, which it does not look at. */
export const publicRoute = <B extends Schema, Q extends Schema, P extends Schema>(
  spec: RouteSpec<B, Q, P>,
  handler: (context: RouteContext<B, Q, P>) => Promise<Reply>,
): NextHandler => edge(anyone, spec, handler);

/**
 * A route of the claim's path: a request that carries a cookie is refused, so that a session and a claim never meet
 * (S-25). What it answers is the same for everyone.
 */
export const cookielessRoute = <B extends Schema, Q extends Schema, P extends Schema>(
  spec: RouteSpec<B, Q, P>,
  handler: (context: RouteContext<B, Q, P>) => Promise<Reply>,
): NextHandler => edge(refuseCookies, spec, handler);
