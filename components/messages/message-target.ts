import { type ClaimHurdle, HURDLE_PAGES } from '@/components/cases/claim-hurdle';
import type { CardMessage } from '@/lib/shared/card/messages';

export type MessageTarget = {
  readonly href: string;
  /** Key in `mijn.messages`. */
  readonly label: 'toCase' | 'toMonth' | 'toData' | 'confirm' | 'giveConsent' | 'chooseMode';
};

/** Where a message leads. @param hurdle what must be done before a month can be confirmed */
export function messageTarget(
  { kind, period }: Pick<CardMessage, 'kind' | 'period'>,
  hurdle: ClaimHurdle | null,
): MessageTarget {
  if (period === null) return { href: '/mijn/gegevens', label: 'toData' };
  switch (kind) {
    case 'entitlement-received':
    case 'statement-refused':
      return { href: '/mijn/gegevens', label: 'toData' };
    case 'statement-received':
    case 'partner-statement-received':
    case 'statement-awaited':
    case 'above-norm':
      return { href: `/mijn/maand/${period}`, label: 'toMonth' };
    case 'confirm-needed':
      if (hurdle) return { href: HURDLE_PAGES[hurdle], label: hurdle === 'consent' ? 'giveConsent' : 'chooseMode' };
      return { href: `/mijn/zaken/${period}`, label: 'confirm' };
    case 'supplement-on-its-way':
    case 'supplement-arrived':
    case 'claim-failed':
      return { href: `/mijn/zaken/${period}`, label: 'toCase' };
  }
}
