'use client';

import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../forms/field';
import type { Lookup } from './use-client-lookup';

type ClientNumberFieldProps = {
  id: string;
  label: string;
  hint?: string;
  error: string | undefined;
  /** Only where the number is somebody's already. */
  lookup?: { readonly state: Lookup; readonly look: (text: string) => void; readonly forget: () => void };
};

/** An agency's own number of a client, and whose it is. */
export function ClientNumberField({ id, label, hint, error, lookup }: ClientNumberFieldProps) {
  const t = useTranslations('register.form');
  const state = lookup?.state;
  return (
    <div className="space-y-2">
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            name={id}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            onBlur={(event) => lookup?.look(event.target.value)}
            onInput={() => lookup?.forget()}
          />
        )}
      </Field>
      <p role="status" className="font-semibold empty:hidden">
        {state?.phase === 'looking' && t('looking')}
        {state?.phase === 'unknown' && t('notFound')}
        {state?.phase === 'found' &&
          t(state.client.hasCard ? 'found' : 'foundNoCard', { name: state.client.displayName })}
      </p>
    </div>
  );
}
