'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Field, TextInput } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { useErrorTitle } from '@/components/staff/use-error-title';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import type { PayoutOptions } from '@/lib/client/card/money-api';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import type { AppError } from '@/lib/shared/errors/app-error';
import { BudgetFields } from './budget-fields';
import { FIELDS, type PayoutFault, type PayoutValues, readPayout } from './payout-draft';

const KINDS = ['spread', 'at-once'] as const satisfies readonly PayoutOptions['kind'][];

type PayoutFormProps = {
  values: PayoutValues;
  onChange: (values: PayoutValues) => void;
  onDone: (options: PayoutOptions) => void;
  /** What the card found wrong with what the form let through. */
  error: AppError | null;
};

/** How much, how, to which account. */
export function PayoutForm({ values, onChange, onDone, error }: PayoutFormProps) {
  const t = useTranslations('money');
  const format = useFormat();
  const { config, money } = useCard();
  const [faults, setFaults] = useState<{ attempt: number; list: readonly PayoutFault[] }>({ attempt: 0, list: [] });
  useErrorTitle(faults.list.length > 0, t('faults.prefix'));

  const limits = { min: format.cents(SMALLEST_PAYMENT_CENTS), max: format.cents(money.shieldedCents) };
  const messages = faults.list.map(({ fieldId, code }) => ({ fieldId, message: t(`faults.${code}`, limits) }));
  const faultOf = (fieldId: string) => messages.find((one) => one.fieldId === fieldId)?.message;
  const suggestion = faults.list.find(({ fieldId }) => fieldId === FIELDS.amount)?.suggestion ?? null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (config === null) return;
    const { payoutPool: pool, euroToken: token } = config.contracts;
    const check = readPayout(values, { balanceCents: money.shieldedCents, pool, token });
    setFaults({ attempt: faults.attempt + 1, list: check.ok ? [] : check.faults });
    if (check.ok) onDone(check.options);
  };

  return (
    <>
      <PageHeader title={t('form.title')} intro={t('form.intro')} back={{ href: '/mijn/geld', label: t('title') }} />
      <form onSubmit={submit} noValidate className="max-w-2xl space-y-8">
        {messages.length > 0 && <ErrorSummary key={faults.attempt} errors={messages} />}
        {error && <ErrorNotice code={error.code} data={error.data} />}
        <p className="text-lg">{t('form.balance', { amount: limits.max })}</p>
        <BudgetFields
          values={values}
          onChange={onChange}
          limits={limits}
          choiceFault={faultOf(FIELDS.choice)}
          amountFault={faultOf(FIELDS.amount)}
          suggestion={suggestion}
        />
        <RadioGroup
          name="kind"
          legend={t('form.kindLegend')}
          value={values.kind}
          onChange={(kind) => onChange({ ...values, kind })}
          options={KINDS.map((value) => ({
            value,
            label: t(`form.kinds.${value}.label`),
            hint: (
              <>
                <Badge tone={value === 'spread' ? 'good' : 'warn'} className="my-1">
                  {t(`form.kinds.${value}.badge`)}
                </Badge>
                <p>{t(`form.kinds.${value}.hint`)}</p>
              </>
            ),
          }))}
        />
        <Field
          id={FIELDS.account}
          label={t('form.account')}
          hint={t('form.accountHint')}
          error={faultOf(FIELDS.account)}
        >
          {(control) => (
            <TextInput
              {...control}
              value={values.account ?? ''}
              onChange={(event) => onChange({ ...values, account: event.target.value })}
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              className="max-w-2xl font-mono"
            />
          )}
        </Field>
        <Button type="submit">{t('form.check')}</Button>
      </form>
    </>
  );
}
