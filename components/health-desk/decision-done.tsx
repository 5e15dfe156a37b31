'use client';

import { useTranslations } from 'next-intl';
import type { PanelDecision } from '@/lib/shared/schemas/health-desk-api';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import type { PanelDeskRequest } from './types';

type DecisionDoneProps = { decision: PanelDecision['decision']; request: PanelDeskRequest };

/** What was decided and what happens next. */
export function DecisionDone({ decision, request: { displayName, isReview } }: DecisionDoneProps) {
  const t = useTranslations('panel.decide');
  return (
    <>
      <StepHeader takesFocus title={t('doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t(`done.${decision}`, { name: displayName })} />
        <section className="space-y-2">
          <h2 className="text-xl font-bold">{t('nextTitle')}</h2>
          <p>{t(decision === 'refuse' && isReview ? 'next.refuseAgain' : `next.${decision}`)}</p>
        </section>
        <ButtonLink href="/panel">{t('overview')}</ButtonLink>
      </div>
    </>
  );
}

/** Decided by a colleague, or withdrawn by the patient: for the panel the two are one, a withdrawn request is gone. */
export function NoLongerOpen() {
  const t = useTranslations('panel.decide');
  return (
    <Alert tone="warn" live="alert" title={t('decidedTitle')}>
      <p>{t('decided')}</p>
      <ButtonLink href="/panel" variant="secondary">
        {t('overview')}
      </ButtonLink>
    </Alert>
  );
}
