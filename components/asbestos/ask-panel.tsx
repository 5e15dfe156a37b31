'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Checkbox } from '@/components/forms/field';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';

/** Consent for the panel alone, and one button: what it will see stands beside it. */
export function AskPanel({ wasWithdrawn }: { wasWithdrawn: boolean }) {
  const t = useTranslations('asbestos.panel');
  const { askPanel } = useCard();
  const [agreed, setAgreed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && !agreed;
  const ask = useAction(() => askPanel(true));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (agreed) void ask.run();
  };
  return (
    <Card id="panel" title={t('title')} tone="brand">
      <form onSubmit={submit} noValidate className="space-y-4">
        {missing && <ErrorSummary key={attempt} errors={[{ fieldId: 'panel-agree', message: t('agreeMissing') }]} />}
        {wasWithdrawn && (
          <Alert tone="info">
            <p>{t('withdrawn')}</p>
          </Alert>
        )}
        <p>{t('body')}</p>
        {missing && (
          <p id="panel-agree-error" className="font-semibold text-bad">
            {t('agreeMissing')}
          </p>
        )}
        <Checkbox
          id="panel-agree"
          label={t('agree')}
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          aria-describedby={missing ? 'panel-agree-error' : undefined}
          aria-invalid={missing || undefined}
        />
        {ask.error && <ErrorNotice code={ask.error.code} data={ask.error.data} />}
        <Button type="submit" busy={ask.busy}>
          {ask.busy ? t('busy') : t('action')}
        </Button>
      </form>
    </Card>
  );
}
