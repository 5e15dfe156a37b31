import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { stageOrigin } from '@/lib/shared/presenter/hosts';
import { portalHost } from '../../auth/portal-hosts';
import type { RuntimeConfig } from '../../env';
import type { NextHandler } from '../../http/route';
import { requireDemo } from '../demo';

/**
 * Only of a persona's own host, asked by its own page or the stage: no other website empties somebody's card.
 * @throws DEMO_ONLY, NOT_FOUND
 */
export function requirePersonaHost(request: Request, config: RuntimeConfig): void {
  requireDemo(config);
  const host = request.headers.get('host') ?? '';
  const own = `${new URL(config.audience).protocol}//${host}`;
  const origin = request.headers.get('origin');
  const isAllowed = origin === own || origin === stageOrigin(config.audience);
  if (portalHost(host, config) !== 'persona' || !isAllowed) throw new AppError('NOT_FOUND');
}

/**
 * Has the browser forget what this host kept: sessions by cookies that are over, the card by emptying the storage.
 * Clear-Site-Data could do the first too, but would end the sessions of every other persona with it: to a browser
 * they are one site.
 */
export function forgetting(handler: NextHandler): NextHandler {
  return async (request, context) => {
    const response = await handler(request, context);
    if (!response.ok) return response;
    response.headers.set('Clear-Site-Data', '"storage"');
    for (const { name } of request.cookies.getAll())
      response.headers.append('Set-Cookie', `${name}=; Path=/; Max-Age=0; SameSite=Lax`);
    return response;
  };
}
