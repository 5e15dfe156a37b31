'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { CardStatus } from '@/lib/client/card/card-api';
import type { ClaimPhase } from '@/lib/shared/card/claim-progress';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';

/** How a person's card stands, in a word or two. */
export function CardPhase({ report }: { report: PersonaReport | undefined }) {
  const t = useTranslations('presenter');
  // The window names its phases as the card does.
  const phase = (report?.phase ?? 'loading') as CardStatus['kind'];
  return (
    <Badge tone={phase === 'ready' ? 'good' : 'info'} className="text-xs">
      {t('cardPhase.label')}: {t(`cardPhase.${phase}`)}
    </Badge>
  );
}

/** Where a claim stands. */
export function useClaimPhase(): (phase: string) => string {
  const t = useTranslations('presenter.claimPhase');
  return (phase) => t(phase as ClaimPhase);
}
