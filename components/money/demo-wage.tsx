'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { Field, Select } from '@/components/forms/field';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';

const WAGES_CENTS = ['10000', '25000', '50000'] as const;

/** Demo only, and labelled so: a fictitious employer pays a wage into the pool. */
export function DemoWage() {
  const t = useTranslations('money.wage');
  const format = useFormat();
  const { payDemoWage } = useCard();
  const [amount, setAmount] = useState<string>(WAGES_CENTS[1]);
  const [paid, setPaid] = useState(amount);
  const pay = useAction(async () => {
    await payDemoWage(BigInt(amount));
    setPaid(amount);
  });
  return (
    <Card title={t('title')} tone="sunken" aside={<Badge tone="warn">{t('badge')}</Badge>}>
      <p className="max-w-prose">{t('body')}</p>
      <p className="mt-2 max-w-prose text-ink-soft">{t('public')}</p>
      <div className="mt-4 space-y-4">
        {pay.error && <ErrorNotice code={pay.error.code} data={pay.error.data} />}
        {pay.done && (
          <Alert tone="good" live="status">
            <p>{t('done', { amount: format.cents(paid) })}</p>
          </Alert>
        )}
        <Field id="wage-amount" label={t('amount')}>
          {(control) => (
            <Select {...control} value={amount} onChange={(event) => setAmount(event.target.value)}>
              {WAGES_CENTS.map((cents) => (
                <option key={cents} value={cents}>
                  {format.cents(cents)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button variant="secondary" busy={pay.busy} onClick={() => void pay.run()}>
          {pay.busy ? t('busy') : t('action')}
        </Button>
      </div>
    </Card>
  );
}
