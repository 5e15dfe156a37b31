'use client';

import { useLocale, useTranslations } from 'next-intl';
import { RefreshButton } from '../staff/refresh-button';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { type Desk, deskPath, type ProposalHead } from './desk-path';
import { monthsText } from './months-text';

type DecisionDoneProps = { decision: 'approve' | 'reject'; proposal: ProposalHead; desk: Desk };

/** The receipt of a decision, and what happens next. */
export function DecisionDone({ decision, proposal, desk }: DecisionDoneProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  return (
    <>
      <StepHeader takesFocus title={t('decide.doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t(`decide.done.${decision}`, { months: monthsText(locale, t, proposal) })} />
        <section className="space-y-2">
          <h2 className="text-xl font-bold">{t('done.nextTitle')}</h2>
          <p>{t(`decide.next.${decision}`)}</p>
        </section>
        <div className="flex flex-wrap gap-3">
          {/* The proposal stands at this very address: the page is asked for anew. */}
          <RefreshButton label={t('decide.view')} />
          <ButtonLink href={deskPath(desk)} variant="secondary">
            {t('overview')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

/** Decided by a colleague, or withdrawn by the proposer, while this page was open. */
export function NoLongerOpen() {
  const t = useTranslations('policies.decide');
  return (
    <Alert tone="warn" live="alert" title={t('goneTitle')}>
      <p>{t('gone')}</p>
      <RefreshButton label={t('view')} />
    </Alert>
  );
}
