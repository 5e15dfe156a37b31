import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { portalHost } from '../auth/portal-hosts';
import { runtimeConfig } from '../env';
import { requireDemo } from '../services/demo';
import { edge, type NextHandler, type Reply, type RouteContext, type RouteSpec } from './route';

type Schema = z.ZodType | undefined;

/**
 * Who may steer a demo: a page of the stage or of the demo's own address. A persona's page may not, and neither may a
 * website whose name was made to lead to this machine. @throws DEMO_ONLY, NOT_FOUND
 */
function requireStage(request: Request): void {
  const config = runtimeConfig();
  requireDemo(config);
  const kind = portalHost(request.headers.get('host') ?? new URL(request.url).host, config);
  if (kind !== 'stage' && kind !== 'portal') throw new AppError('NOT_FOUND');
}

/** A route of the presenter: of the demo alone, and of its stage. It looks at no session. */
export const presenterRoute = <B extends Schema, Q extends Schema, P extends Schema>(
  spec: RouteSpec<B, Q, P>,
  handler: (context: RouteContext<B, Q, P>) => Promise<Reply>,
): NextHandler =>
  edge(
    async (request) => {
      requireStage(request);
      return {};
    },
    spec,
    handler,
  );
