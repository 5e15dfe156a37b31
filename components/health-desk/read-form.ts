import { DIAGNOSIS_KEYS, type DiagnosisKey } from '@/lib/shared/domain/diagnoses';

/** What a form's control holds; empty when it holds nothing. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

/** Stands for a day that was typed and that the browser cannot read: it keeps such text to itself. */
const UNREADABLE_DAY = 'unreadable';

/** yyyy-mm-dd, empty, or UNREADABLE_DAY. */
export function dayOf(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement && control.validity.badInput ? UNREADABLE_DAY : textOf(form, name);
}

/** The chosen answer of a list; null when none of them is. */
export const choiceOf = <Value extends string>(
  form: HTMLFormElement,
  name: string,
  values: readonly Value[],
): Value | null => values.find((value) => value === textOf(form, name)) ?? null;

export const diagnosisOf = (form: HTMLFormElement, name: string): DiagnosisKey | null =>
  choiceOf(form, name, DIAGNOSIS_KEYS);
