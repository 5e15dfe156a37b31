import { DIAGNOSES, DIAGNOSIS_KEYS } from '@/lib/shared/domain/diagnoses';

/** Whether TAS is for a diagnosis: what the panel takes up. */
export const isCovered = (code: number): boolean =>
  DIAGNOSIS_KEYS.some((key) => DIAGNOSES[key].code === code && DIAGNOSES[key].scheme === 'tas');
