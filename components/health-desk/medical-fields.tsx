'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DIAGNOSES, DIAGNOSIS_KEYS, type DiagnosisKey } from '@/lib/shared/domain/diagnoses';
import { Checkbox, Field, Select } from '../forms/field';
import { RadioGroup } from '../forms/radio-group';
import { dayText } from './day-text';
import type { Patient } from './types';
import { useDiagnosisName } from './use-diagnosis-name';

/** The form reads its controls when one changes: see useCheckedForm. A group needs no handler of its own. */
export const readByForm = () => {};

type PatientFieldProps = { patients: readonly Patient[]; personId: string; error: string | undefined };

/** One of the doctor's own patients, with what tells two of the same name apart. */
export function PatientField({ patients, personId, error }: PatientFieldProps) {
  const t = useTranslations('doctor.form');
  const locale = useLocale();
  const patient = patients.find((one) => one.personId === personId);
  return (
    <div className="space-y-2">
      <Field id="person" label={t('person')} hint={t('personHint')} error={error}>
        {(control) => (
          <Select {...control} name="person" defaultValue="" autoComplete="off">
            <option value="">{t('personChoose')}</option>
            {patients.map(({ personId: id, displayName: name, patientNumber: number, bornOn }) => (
              <option key={id} value={id}>
                {t('personOption', { name, number, born: dayText(locale, bornOn) })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div role="status" className="space-y-2">
        {patient && (
          <p>{t('personChosen', { number: patient.patientNumber, born: dayText(locale, patient.bornOn) })}</p>
        )}
        {patient && !patient.hasCard && (
          <p className="max-w-2xl border-l-4 border-info bg-info-soft p-3">
            {t('noCard', { name: patient.displayName })}
          </p>
        )}
      </div>
    </div>
  );
}

type DiagnosisFieldProps = { legend: string; value: DiagnosisKey | null; error: string | undefined };

/** A diagnosis of the list, in plain words: there is no free text. */
export function DiagnosisField({ legend, value, error }: DiagnosisFieldProps) {
  const t = useTranslations('doctor.diagnosis.plain');
  const name = useDiagnosisName();
  return (
    <RadioGroup
      name="diagnosis"
      legend={legend}
      error={error}
      options={DIAGNOSIS_KEYS.map((key) => ({ value: key, label: name(DIAGNOSES[key].code), hint: t(key) }))}
      value={value}
      onChange={readByForm}
    />
  );
}

/** The patient wants this on the card. */
export function AgreedField({ error }: { error: string | undefined }) {
  const t = useTranslations('doctor.form');
  return (
    <div className={error ? 'space-y-1 border-l-4 border-bad pl-3' : undefined}>
      {error && (
        <p id="agreed-error" className="font-semibold text-bad">
          {error}
        </p>
      )}
      <Checkbox
        id="agreed"
        name="agreed"
        value="yes"
        label={t('agreed')}
        aria-describedby={error ? 'agreed-error' : undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
