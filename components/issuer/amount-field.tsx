'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Field, TextInput } from '../forms/field';
import { Button } from '../ui/button';

type AmountFieldProps = {
  /** Also the control's name. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  /** The reading that was probably meant: offered as one click. */
  suggestion: string | null;
  defaultValue: string;
};

/** An amount in euros, typed as text. A thousands point is asked about, never guessed. */
export function AmountField({ id, label, hint, error, suggestion, defaultValue }: AmountFieldProps) {
  const t = useTranslations('issuer.suggestion');
  return (
    <div className="space-y-2">
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <div className="flex max-w-xs items-stretch">
            <span
              aria-hidden="true"
              className="flex items-center rounded-l-control border-2 border-r-0 border-line-strong bg-sunken px-3"
            >
              €
            </span>
            <TextInput
              {...control}
              name={id}
              defaultValue={defaultValue}
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              className="amount rounded-l-none"
            />
          </div>
        )}
      </Field>
      {suggestion !== null && (
        <div className="flex flex-wrap items-center gap-3 rounded-control border-l-4 border-warn bg-warn-soft p-3">
          <span>{t('ask', { reading: suggestion })}</span>
          <Button variant="secondary" onClick={() => acceptReading(id, suggestion)}>
            {t('use', { reading: suggestion })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Puts the reading in the field, and says so to the form as typing would. */
function acceptReading(id: string, reading: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  // The prototype's setter, so that React sees a change of value as if it had been typed.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, reading);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
}
