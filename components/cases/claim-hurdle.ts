import type { CardApi } from '@/lib/client/card/card-api';

/** What keeps the card from claiming, whatever the citizen presses. */
export type ClaimHurdle = 'consent' | 'off';

export function claimHurdle({ consent, mode }: Pick<CardApi, 'consent' | 'mode'>): ClaimHurdle | null {
  if (consent === null) return 'consent';
  return mode === 'off' ? 'off' : null;
}

/** Where the citizen takes it away. */
export const HURDLE_PAGES = { consent: '/mijn/toestemming', off: '/mijn/keuze' } as const satisfies Record<
  ClaimHurdle,
  string
>;
