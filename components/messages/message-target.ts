import type { CardMessage } from '@/lib/shared/card/messages';

export type MessageTarget = {
  readonly href: string;
  /** Key in `mijn.messages`. */
  readonly label: 'toCase' | 'toMonth' | 'toData' | 'confirm';
};

/** Where a message leads. */
export function messageTarget({ kind, period }: Pick<CardMessage, 'kind' | 'period'>): MessageTarget {
  if (period === null) return { href: '/mijn/gegevens', label: 'toData' };
  switch (kind) {
    case 'entitlement-received':
    case 'statement-refused':
      return { href: '/mijn/gegevens', label: 'toData' };
    case 'statement-received':
    case 'statement-awaited':
    case 'above-norm':
      return { href: `/mijn/maand/${period}`, label: 'toMonth' };
    case 'confirm-needed':
      return { href: `/mijn/zaken/${period}`, label: 'confirm' };
    case 'supplement-on-its-way':
    case 'supplement-arrived':
    case 'claim-failed':
      return { href: `/mijn/zaken/${period}`, label: 'toCase' };
  }
}
