'use client';

import { useTranslations } from 'next-intl';
import type { ReviewDecision } from '@/lib/shared/domain/reviews';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { WORK_LIST } from './hrefs';

/** What was decided and what happens next. */
export function CaseDone({ decision, name }: { decision: ReviewDecision; name: string }) {
  const t = useTranslations('workList');
  return (
    <>
      <StepHeader takesFocus title={t('case.doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t(`decisions.${decision}`)}>
          <p>{t('case.done', { name })}</p>
        </Alert>
        <ButtonLink href={WORK_LIST} prefetch={false}>
          {t('case.back')}
        </ButtonLink>
      </div>
    </>
  );
}

/** Decided by a colleague, or taken back by the client, a moment before. */
export function CaseTaken() {
  const t = useTranslations('workList.case');
  return (
    <Alert tone="warn" live="alert" title={t('takenTitle')}>
      <p>{t('taken')}</p>
      <ButtonLink href={WORK_LIST} prefetch={false} variant="secondary">
        {t('back')}
      </ButtonLink>
    </Alert>
  );
}
