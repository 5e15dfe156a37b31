'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type CalendarDay, parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import type { Answer } from '../issuer/check-answers';
import { CheckedForm } from './checked-form';
import { DayField } from './day-field';
import { dayText } from './day-text';
import { latestDay } from './draft';
import { type MedicalIssue, stateDiagnosis } from './health-desk-api';
import {
  judgeMedical,
  MEDICAL_FIELDS,
  medicalClears,
  medicalFault,
  NO_MEDICAL_VALUES,
  readMedicalForm,
} from './medical-draft';
import { AgreedField, DiagnosisField, PatientField } from './medical-fields';
import { MedicalDone } from './statement-done';
import type { Patient } from './types';
import { useCheckedForm } from './use-checked-form';
import { useDiagnosisName } from './use-diagnosis-name';

type MedicalFormProps = { patients: readonly Patient[]; today: CalendarDay };

/** A new statement: no more than who, which diagnosis, since when, and that the patient agrees. */
export function MedicalForm({ patients, today }: MedicalFormProps) {
  const t = useTranslations('doctor');
  const common = useTranslations('common');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  const state = useCheckedForm({
    start: NO_MEDICAL_VALUES,
    read: readMedicalForm,
    judge: (values) => judgeMedical(values, patients, latestDay(today, new Date())),
    send: stateDiagnosis,
    faultOf: medicalFault,
    clears: medicalClears,
  });
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const personText = (personId: string) => {
    const patient = patients.find((one) => one.personId === personId);
    if (!patient) return '';
    const { displayName: name, patientNumber: number, bornOn } = patient;
    return t('check.person', { name, number, born: dayText(locale, bornOn) });
  };
  const answers = ({ personId, diagnosisCode, diagnosedOn }: MedicalIssue): Answer[] => [
    { fieldId: MEDICAL_FIELDS.person, term: t('form.person'), value: personText(personId) },
    { fieldId: MEDICAL_FIELDS.diagnosis, term: t('check.diagnosis'), value: diagnosisName(diagnosisCode) },
    { fieldId: MEDICAL_FIELDS.day, term: t('form.day'), value: dayText(locale, parseCalendarDay(diagnosedOn)) },
    { fieldId: MEDICAL_FIELDS.agreed, term: t('check.agreed'), value: common('yes') },
  ];
  return (
    <CheckedForm
      state={state}
      header={{ title: t('form.title'), intro: t('form.intro'), back: { href: '/arts', label: t('nav.overview') } }}
      words={{
        submit: t('form.check'),
        checkTitle: t('check.title'),
        checkIntro: t('check.intro'),
        confirm: t('check.confirm'),
        sending: t('check.sending'),
      }}
      errors={errors}
      answers={answers}
      done={(_draft, statement) => <MedicalDone statement={statement} onAnother={state.another} />}
      above={<p className="max-w-prose text-ink-soft">{t('form.minimal')}</p>}
    >
      <PatientField patients={patients} personId={state.values.personId} error={errorAt(MEDICAL_FIELDS.person)} />
      <DiagnosisField
        legend={t('form.diagnosis')}
        value={state.values.diagnosis}
        error={errorAt(MEDICAL_FIELDS.diagnosis)}
      />
      <DayField
        id={MEDICAL_FIELDS.day}
        label={t('form.day')}
        hint={t('form.dayHint')}
        error={errorAt(MEDICAL_FIELDS.day)}
        today={today}
      />
      <AgreedField error={errorAt(MEDICAL_FIELDS.agreed)} />
    </CheckedForm>
  );
}
