'use client';

import type { ReactNode } from 'react';
import { Field, TextInput } from '../forms/field';

type PercentFieldProps = { id: string; label: string; hint?: ReactNode; error?: ReactNode; defaultValue: string };

/** A share, typed as text. */
export function PercentField({ id, label, hint, error, defaultValue }: PercentFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <TextInput
          {...control}
          name={id}
          defaultValue={defaultValue}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          className="amount max-w-40"
        />
      )}
    </Field>
  );
}
