import { type ClaimHurdle, HURDLE_PAGES } from '@/components/cases/claim-hurdle';
import type { CardMessage } from '@/lib/shared/card/messages';

export type MessageTarget = {
  readonly href: string;
  /** Key in `mijn.messages`. */
  readonly label: 'toCase' | 'toMonth' | 'toData' | 'toAsbestos' | 'confirm' | 'giveConsent' | 'chooseMode';
};

/** Messages about the asbestos scheme lead to its page; those about a statement itself to the data. */
const ASBESTOS_KINDS: ReadonlySet<CardMessage['kind']> = new Set<CardMessage['kind']>([
  'scheme-may-apply',
  'other-scheme',
  'panel-confirmed',
  'panel-refused',
  'apply-now',
  'advance-on-its-way',
  'advance-arrived',
  'advance-failed',
]);

/** Where a message leads. @param hurdle what must be done before a month can be confirmed */
export function messageTarget(
  { kind, period }: Pick<CardMessage, 'kind' | 'period'>,
  hurdle: ClaimHurdle | null,
): MessageTarget {
  if (ASBESTOS_KINDS.has(kind)) return { href: '/mijn/asbest', label: 'toAsbestos' };
  if (period === null) return { href: '/mijn/gegevens', label: 'toData' };
  switch (kind) {
    case 'entitlement-received':
    case 'statement-refused':
      return { href: '/mijn/gegevens', label: 'toData' };
    case 'statement-received':
    case 'partner-statement-received':
    case 'statement-awaited':
    case 'above-norm':
    case 'review-answered':
    case 'missing-decided':
      return { href: `/mijn/maand/${period}`, label: 'toMonth' };
    case 'confirm-needed':
      if (hurdle) return { href: HURDLE_PAGES[hurdle], label: hurdle === 'consent' ? 'giveConsent' : 'chooseMode' };
      return { href: `/mijn/zaken/${period}`, label: 'confirm' };
    case 'supplement-on-its-way':
    case 'supplement-arrived':
    case 'claim-failed':
      return { href: `/mijn/zaken/${period}`, label: 'toCase' };
    default:
      return { href: '/mijn/gegevens', label: 'toData' };
  }
}
