'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Checkbox, Field, TextInput } from '@/components/forms/field';
import { type AmountCode, checkAmount, toEuroText } from '@/components/issuer/euro-text';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import { formatDuration } from './duration';

const BUDGET = 'weekly-budget';

/** A payout each week by itself, or not. */
export function AutomaticForm() {
  const t = useTranslations('money');
  const format = useFormat();
  const locale = useLocale();
  const { config, money, setAutomaticPayout } = useCard();
  const [on, setOn] = useState(money.automaticPayout);
  const [budget, setBudget] = useState(money.weeklyBudgetCents > 0n ? toEuroText(money.weeklyBudgetCents) : '');
  const [fault, setFault] = useState<{ attempt: number; code: AmountCode | 'AMOUNT_TOO_SMALL' | null }>({
    attempt: 0,
    code: null,
  });
  const save = useAction(setAutomaticPayout);
  const message = fault.code && t(`faults.${fault.code}`, { min: format.cents(SMALLEST_PAYMENT_CENTS) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const check = checkAmount(budget);
    const cents = check.ok ? check.cents : money.weeklyBudgetCents;
    // The amount of a payout that is off need not be right.
    const code = !on ? null : !check.ok ? check.code : check.cents < SMALLEST_PAYMENT_CENTS ? 'AMOUNT_TOO_SMALL' : null;
    setFault({ attempt: fault.attempt + 1, code });
    if (code === null) void save.run(on, cents);
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {message && <ErrorSummary key={fault.attempt} errors={[{ fieldId: BUDGET, message }]} />}
      {save.error && <ErrorNotice code={save.error.code} data={save.error.data} />}
      {save.done && !message && (
        <Alert tone="good" live="status">
          <p>{t('settings.saved')}</p>
          {money.automaticPayout && config && (
            <p>{t('settings.automaticNext', { duration: formatDuration(locale, config.payout.spreadSec * 1000) })}</p>
          )}
        </Alert>
      )}
      <p>{t('settings.automaticBody')}</p>
      <Checkbox
        id="automatic-payout"
        label={t('settings.automaticOn')}
        checked={on}
        onChange={(event) => setOn(event.target.checked)}
      />
      {on && (
        <Field id={BUDGET} label={t('settings.budget')} hint={t('settings.budgetHint')} error={message}>
          {(control) => (
            <TextInput
              {...control}
              value={budget}
              onChange={(event) => setBudget(event.target.value)}
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              className="amount max-w-xs"
            />
          )}
        </Field>
      )}
      <Button type="submit" variant="secondary" busy={save.busy}>
        {t(save.busy ? 'settings.saving' : 'settings.save')}
      </Button>
    </form>
  );
}
