'use client';

import { useTranslations } from 'next-intl';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import type { Outcome } from './contest-draft';

/** What became of the statement. @param statement the contested one, or the one that took its place */
export function ContestDone({ outcome, statement }: { outcome: Outcome; statement: MedicalStatementView }) {
  const t = useTranslations('doctor');
  return (
    <>
      <StepHeader takesFocus title={t('contest.doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t(`contest.done.${outcome}`, { number: statement.number })}>
          <p>{t('contest.doneNext', { name: statement.displayName })}</p>
        </Alert>
        <ButtonLink href="/arts">{t('done.overview')}</ButtonLink>
      </div>
    </>
  );
}

/** Too late: the contest has an answer. */
export function AlreadyAnswered() {
  const t = useTranslations('doctor');
  return (
    <Alert tone="warn" live="alert" title={t('contest.answeredTitle')}>
      <p>{t('contest.answered')}</p>
      <ButtonLink href="/arts" variant="secondary">
        {t('done.overview')}
      </ButtonLink>
    </Alert>
  );
}
