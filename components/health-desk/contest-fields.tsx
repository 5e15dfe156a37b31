'use client';

import { useTranslations } from 'next-intl';
import type { CalendarDay } from '@/lib/shared/domain/calendar-day';
import { CONTEST_STANDS } from '@/lib/shared/schemas/medical-credentials';
import type { FieldError } from '../forms/error-summary';
import { RadioGroup } from '../forms/radio-group';
import { Alert } from '../ui/alert';
import { CONTEST_FIELDS, type ContestValues, OUTCOMES } from './contest-draft';
import { DayField } from './day-field';
import { DiagnosisField, readByForm } from './medical-fields';

type ContestFieldsProps = {
  values: ContestValues;
  start: ContestValues;
  errors: readonly FieldError[];
  today: CalendarDay;
  mayCorrect: boolean;
};

/** The answer, and what goes with it. What goes with another answer is hidden and kept, so that a change of mind loses nothing. */
export function ContestFields({ values, start, errors, today, mayCorrect }: ContestFieldsProps) {
  const t = useTranslations('doctor.contest');
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  return (
    <>
      {!mayCorrect && <Alert tone="info">{t('notRegistered')}</Alert>}
      <RadioGroup
        name="outcome"
        legend={t('outcome')}
        error={errorAt(CONTEST_FIELDS.outcome)}
        options={OUTCOMES.filter((outcome) => mayCorrect || outcome !== 'corrected').map((outcome) => ({
          value: outcome,
          label: t(`outcomes.${outcome}`),
          hint: t(`outcomeHints.${outcome}`),
        }))}
        value={values.outcome}
        onChange={readByForm}
      />
      <div hidden={values.outcome !== 'corrected'} className="space-y-6">
        <DiagnosisField
          legend={t('correctDiagnosis')}
          value={values.diagnosis}
          error={errorAt(CONTEST_FIELDS.diagnosis)}
        />
        <DayField
          id={CONTEST_FIELDS.day}
          label={t('correctDay')}
          error={errorAt(CONTEST_FIELDS.day)}
          today={today}
          defaultValue={start.day}
        />
      </div>
      <div hidden={values.outcome !== 'stands'}>
        <RadioGroup
          name="reason"
          legend={t('standsReason')}
          error={errorAt(CONTEST_FIELDS.reason)}
          options={CONTEST_STANDS.map((reason) => ({ value: reason, label: t(`stands.${reason}`) }))}
          value={values.reason}
          onChange={readByForm}
        />
      </div>
    </>
  );
}
