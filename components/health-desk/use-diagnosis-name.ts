import { useTranslations } from 'next-intl';
import { DIAGNOSES, diagnosisKey } from '@/lib/shared/domain/diagnoses';

/** A diagnosis in words with the code that a doctor knows it by. @returns a text for a code that is not on the list too */
export function useDiagnosisName(): (code: number) => string {
  const t = useTranslations('doctor.diagnosis');
  return (code) => {
    const key = diagnosisKey(code);
    return key
      ? t('withCode', { name: t(`name.${key}`), icd10: DIAGNOSES[key].icd10 })
      : t('unknown', { code: String(code) });
  };
}
