import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { portalHost } from '../auth/portal-hosts';
import { runtimeConfig } from '../env';
import { requireDemo } from '../services/demo';

type DemoHost = Exclude<ReturnType<typeof portalHost>, 'foreign'>;

/**
 * What only a demo answers, and only under its own names: a website whose name was made to lead to this machine (DNS
 * rebinding) gets no list of people and no password.
 * @returns which of its hosts was asked @throws DEMO_ONLY, NOT_FOUND
 */
export function requireDemoRequest(request: Request): DemoHost {
  const config = runtimeConfig();
  requireDemo(config);
  const kind = portalHost(request.headers.get('host') ?? new URL(request.url).host, config);
  if (kind === 'foreign') throw new AppError('NOT_FOUND');
  return kind;
}
