'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import { Field, TextInput } from '../forms/field';
import { Button } from '../ui/button';
import { useErrorTitle } from './use-error-title';

type SignInFault = 'emailMissing' | 'emailMalformed' | 'passwordMissing' | 'failed' | 'tooMany' | 'unavailable';

/** What the form shows after an attempt. The email address is kept, the password is not sent back. */
export type StaffSignInState = {
  readonly attempt: number;
  readonly email: string;
  readonly errors: { readonly email?: SignInFault; readonly password?: SignInFault };
};
export type StaffSignInAction = (before: StaffSignInState, form: FormData) => Promise<StaffSignInState>;

const START: StaffSignInState = { attempt: 0, email: '', errors: {} };

/** Email and password. A server action, so that it works before JavaScript. */
export function StaffSignInForm({ action }: { action: StaffSignInAction }) {
  const t = useTranslations('staffSignIn');
  const [state, submit, pending] = useActionState(action, START);
  const errors = (['email', 'password'] as const).flatMap((fieldId) => {
    const code = state.errors[fieldId];
    return code ? [{ fieldId, message: t(code) }] : [];
  });
  useErrorTitle(errors.length > 0, t('errorTitlePrefix'));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
      <form action={submit} noValidate className="space-y-6">
        <Field id="email" label={t('email')} error={errorAt('email')}>
          {(control) => (
            <TextInput
              {...control}
              key={state.attempt}
              name="email"
              type="email"
              autoComplete="username"
              spellCheck={false}
              maxLength={200}
              defaultValue={state.email}
            />
          )}
        </Field>
        <Field id="password" label={t('password')} error={errorAt('password')}>
          {(control) => (
            <TextInput {...control} name="password" type="password" autoComplete="current-password" maxLength={200} />
          )}
        </Field>
        <Button type="submit" busy={pending}>
          {pending ? t('submitting') : t('submit')}
        </Button>
      </form>
    </>
  );
}
