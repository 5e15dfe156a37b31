/**
 * Diagnoses that a lung doctor's form offers, and who may state them. The number stands in statements and policies; the
 * ICD-10 code is what a doctor knows it by.
 * @see Regeling tegemoetkoming asbestslachtoffers 2014 (TAS): mesothelioma and, since 1 April 2014, asbestosis from work.
 *   Asbestos lung cancer falls under the Tegemoetkomingsregeling stoffengerelateerde beroepsziekten (TSB), not under TAS.
 */
export const DIAGNOSES = {
  mesothelioma: { code: 1, icd10: 'C45', scheme: 'tas', panel: 'NMP' },
  asbestosis: { code: 2, icd10: 'J61', scheme: 'tas', panel: 'NAP' },
  asbestosLungCancer: { code: 3, icd10: 'C34', scheme: 'tsb', panel: null },
} as const;

export type DiagnosisKey = keyof typeof DIAGNOSES;

export const DIAGNOSIS_KEYS = Object.keys(DIAGNOSES) as DiagnosisKey[];

export const diagnosisKey = (code: number): DiagnosisKey | undefined =>
  DIAGNOSIS_KEYS.find((key) => DIAGNOSES[key].code === code);

/** Specialisms of doctors in the register. `lung`: longarts, the only one whose statement TAS takes. */
export const SPECIALISMS = { lung: 1, general: 2 } as const;
export type SpecialismKey = keyof typeof SPECIALISMS;

export const specialismKey = (code: number): SpecialismKey | undefined =>
  (Object.keys(SPECIALISMS) as SpecialismKey[]).find((key) => SPECIALISMS[key] === code);
