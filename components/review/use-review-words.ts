'use client';

import { useTranslations } from 'next-intl';
import type { DecisionReason, ReviewDecision } from '@/lib/shared/domain/reviews';

type Answered = {
  readonly decision: ReviewDecision | null;
  readonly decisionReason: DecisionReason | null;
  /** Who was asked to put it right. */
  readonly askedIssuer: string | null;
};

/** What was decided and why, in two sentences. */
export function useReviewAnswer(): (answered: Answered) => string {
  const t = useTranslations('review');
  const common = useTranslations('common');
  return ({ decision, decisionReason, askedIssuer }) => {
    const told = decision && t(`answer.${decision}`, { issuer: askedIssuer ?? common('anIssuer') });
    const why = decisionReason && t('answer.why', { reason: t(`answerReasons.${decisionReason}`) });
    return [told, why].filter((sentence) => sentence !== null).join(' ');
  };
}
