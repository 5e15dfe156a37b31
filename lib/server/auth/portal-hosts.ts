import 'server-only';
import { hostKind } from '@/lib/shared/presenter/hosts';
import type { RuntimeConfig } from '../env';

type Hosted = Pick<RuntimeConfig, 'audience' | 'demo'>;

/** What the host of a request is to this portal. Outside of the demo there is one host, and every other is foreign. */
export function portalHost(host: string | null, { audience, demo }: Hosted): ReturnType<typeof hostKind> {
  const kind = hostKind(audience, host ?? '');
  return demo || kind === 'portal' ? kind : 'foreign';
}

/**
 * Whether a demo is asked under a name that is not its own, such as a website's that was made to lead to this machine (DNS
 * rebinding): its pages show the people and the staff's password. Without a configuration nothing is shown either.
 */
export function isForeignToDemo(host: string | null, configOf: () => Hosted): boolean {
  try {
    const config = configOf();
    return config.demo && portalHost(host, config) === 'foreign';
  } catch {
    return false;
  }
}

/** Origin that a message to this portal has to name, when its page stood on this host. @returns null for a foreign host */
export function originOfHost(host: string, config: Hosted): string | null {
  const { protocol } = new URL(config.audience);
  return portalHost(host, config) === 'foreign' ? null : `${protocol}//${host}`;
}
