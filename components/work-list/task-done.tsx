'use client';

import { useTranslations } from 'next-intl';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { WORK_LIST } from './hrefs';

type Told = { title: string; outcome: string; next: string };

/** What was done and what happens next, and the way back to the list. */
export function TaskDone({ title, outcome, next }: Told) {
  const t = useTranslations('workList.case');
  return (
    <>
      <StepHeader takesFocus title={title} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={outcome}>
          <p>{next}</p>
        </Alert>
        <ButtonLink href={WORK_LIST} prefetch={false}>
          {t('back')}
        </ButtonLink>
      </div>
    </>
  );
}

/** Somebody else was there a moment before: nothing was done, and the list says how it is now. */
export function TaskTaken({ title, text }: { title: string; text: string }) {
  const t = useTranslations('workList.case');
  return (
    <Alert tone="warn" live="alert" title={title}>
      <p>{text}</p>
      <ButtonLink href={WORK_LIST} prefetch={false} variant="secondary">
        {t('back')}
      </ButtonLink>
    </Alert>
  );
}
