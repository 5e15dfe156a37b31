'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { addMonths } from '@/lib/shared/domain/period';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { type Desk, deskPath, type ProposalHead, proposalPath } from './desk-path';
import { monthsText } from './months-text';

/** Short enough to read out: the end of the id, where it differs most. */
export const referenceOf = ({ id }: { readonly id: string }): string => id.slice(-8).toUpperCase();

/** The receipt of a proposal: its reference, who acts next, and until when. */
export function ProposalDone({ proposal, desk = 'norms' }: { proposal: ProposalHead; desk?: Desk }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const months = monthsText(locale, t, proposal);
  return (
    <>
      <StepHeader takesFocus title={t('done.title')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t('done.reference', { reference: referenceOf(proposal), months })} />
        <section className="space-y-2">
          <h2 className="text-xl font-bold">{t('done.nextTitle')}</h2>
          <p>{t('done.next')}</p>
          <p>{t('done.deadline', { month: formatPeriod(locale, addMonths(proposal.fromPeriod, -1)) })}</p>
        </section>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={proposalPath(desk, proposal)}>{t('done.view')}</ButtonLink>
          <ButtonLink href={deskPath(desk)} variant="secondary">
            {t('overview')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
