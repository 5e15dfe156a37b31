'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { z } from 'zod';
import type { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import type { StaffSignInAction } from './sign-in-form';

export type DemoAccount = z.output<typeof zDemoStaff>['staff'][number];

/** The demo's accounts by name: one click signs in. Labelled as a demo, with the password in the open. */
export function DemoAccounts({ accounts, action }: { accounts: readonly DemoAccount[]; action: StaffSignInAction }) {
  const t = useTranslations('staffSignIn');
  const [state, submit, pending] = useActionState(action, { attempt: 0, email: '', errors: {} });
  const password = accounts[0]?.password;
  return (
    <Card title={t('demo.title')} aside={<Badge tone="warn">Demo</Badge>} tone="sunken">
      <p>{t('demo.intro')}</p>
      {state.errors.email && (
        <Alert key={state.attempt} tone="bad" live="alert" className="mt-3">
          {t(state.errors.email)}
        </Alert>
      )}
      <ul className="mt-4 space-y-3">
        {accounts.map((account) => (
          <li key={account.email} className="rounded-control border border-line bg-surface p-3">
            <form action={submit} className="grid items-center gap-x-4 gap-y-2 sm:grid-cols-[1fr_18rem]">
              <input type="hidden" name="email" value={account.email} />
              <input type="hidden" name="password" value={account.password} />
              <span>
                <strong className="block">{account.name}</strong>
                <span className="block text-ink-soft">{t(`demo.role.${account.role}`)}</span>
                <span className="block text-sm text-ink-soft">{account.email}</span>
              </span>
              <Button
                type="submit"
                variant="secondary"
                className="w-full"
                busy={pending && state.email === account.email}
              >
                {t('demo.signInAs', { name: account.name })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {password !== undefined && (
        <p className="mt-4 text-sm">
          {t.rich('demo.passwordNote', { password: () => <code className="font-semibold">{password}</code> })}
        </p>
      )}
    </Card>
  );
}
