'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { dayText } from './day-text';
import { useDiagnosisName } from './use-diagnosis-name';

/** The statement's number and what happens next. Who sees what stands below every step of the page. */
export function MedicalDone({ statement, onAnother }: { statement: MedicalStatementView; onAnother: () => void }) {
  const t = useTranslations('doctor.done');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  const { number, displayName: name, diagnosisCode, diagnosedOn, status } = statement;
  return (
    <>
      <StepHeader takesFocus title={t('title')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t('reference', { number })}>
          <p>{t('what', { name, diagnosis: diagnosisName(diagnosisCode), day: dayText(locale, diagnosedOn) })}</p>
        </Alert>
        <section className="space-y-2">
          <h2 className="text-xl font-bold">{t('nextTitle')}</h2>
          <p>{t(status === 'waiting' ? 'nextWaiting' : 'nextDelivered', { name })}</p>
          <p>{t('nextPatient')}</p>
        </section>
        <div className="flex flex-wrap gap-3">
          <Button onClick={onAnother}>{t('another')}</Button>
          <ButtonLink href="/arts" variant="secondary">
            {t('overview')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
