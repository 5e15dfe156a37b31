import 'server-only';
import type { z } from 'zod';
import { edge, type NextHandler, type Reply, type RouteContext, type RouteSpec } from '../http/route';
import type { ActorOf, Role } from './actor';
import { requestActor } from './session';

type Schema = z.ZodType | undefined;

/**
 * A route for some roles: `export const POST = withRole(['issuer'], { body }, handler)` says at the export who may
 * call it. Anyone else gets 401 without a session, 404 with another role's.
 */
export const withRole = <R extends Role, B extends Schema, Q extends Schema, P extends Schema>(
  roles: readonly R[],
  spec: RouteSpec<B, Q, P>,
  handler: (context: RouteContext<B, Q, P> & { readonly actor: ActorOf<R> }) => Promise<Reply>,
): NextHandler => edge(async (request) => ({ actor: await requestActor(request, roles) }), spec, handler);
