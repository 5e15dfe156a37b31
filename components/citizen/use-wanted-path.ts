'use client';

import { useEffect, useRef } from 'react';
import type { CardStatus } from '@/lib/client/card/card-api';
import { tabMemory } from '@/lib/client/card/tab-memory';
import { usePathname, useRouter } from '@/lib/i18n/navigation';

/**
 * Keeps the page that somebody asked for while signed out, and goes there after signing in, which ends at the overview.
 * Who signs out here did not ask for the page they leave.
 */
export function useWantedPath(kind: CardStatus['kind']): void {
  const path = usePathname();
  const router = useRouter();
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (kind === 'loading') return;
    const memory = tabMemory(sessionStorage);
    if (kind === 'signed-out') {
      if (!wasSignedIn.current) memory.wantPath(path);
      return;
    }
    wasSignedIn.current = true;
    const wanted = path === '/mijn' ? memory.takePath() : null;
    if (wanted !== null) router.replace(wanted);
  }, [kind, path, router]);
}
