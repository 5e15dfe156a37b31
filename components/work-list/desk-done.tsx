'use client';

import { useTranslations } from 'next-intl';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { WORK_LIST } from './hrefs';

/** The statement's number, and what happens next. */
export function DeskDone({ number, month, name }: { number: string; month: string; name: string }) {
  const t = useTranslations('workList');
  return (
    <>
      <StepHeader takesFocus title={t('desk.doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t('desk.done', { number, month, name })}>
          <p>{t('desk.next')}</p>
        </Alert>
        <ButtonLink href={WORK_LIST} prefetch={false}>
          {t('case.back')}
        </ButtonLink>
      </div>
    </>
  );
}

/** The household changed, the question was decided, or the statement came, a moment before. */
export function DeskChanged() {
  const t = useTranslations('workList');
  return (
    <Alert tone="warn" live="alert" title={t('desk.changedTitle')}>
      <p>{t('desk.changed')}</p>
      <ButtonLink href={WORK_LIST} prefetch={false} variant="secondary">
        {t('case.back')}
      </ButtonLink>
    </Alert>
  );
}
