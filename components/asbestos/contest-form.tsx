'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { ContestReason } from '@/lib/shared/schemas/advance-api';

/** What can be wrong with a doctor's statement; amounts are for other statements. */
const REASONS = ['wrong-diagnosis', 'wrong-date', 'not-about-me', 'not-agreed'] as const satisfies ContestReason[];
type Reason = (typeof REASONS)[number];

/** A statement goes back to its doctor, for a reason from a list. While that is open, it says so instead. */
export function ContestForm({ credentialId, issuerName }: { credentialId: string; issuerName: string }) {
  const t = useTranslations('asbestos.contest');
  const format = useFormat();
  const { contest, contests } = useCard();
  const name = `contest-${useId()}`;
  const [reason, setReason] = useState<Reason | null>(null);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && reason === null;
  const send = useAction(contest);
  const open = contests.find((one) => one.credentialId === credentialId && one.status === 'open');
  if (open) {
    return (
      <Alert tone="info">
        <p>{t('open', { time: format.dateTime(open.askedAtMs), issuer: issuerName })}</p>
      </Alert>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (reason) void send.run(credentialId, reason);
  };
  return (
    <Details summary={t('summary')}>
      <form onSubmit={submit} noValidate className="space-y-4">
        {missing && <ErrorSummary key={attempt} errors={[{ fieldId: `${name}-0`, message: t('missing') }]} />}
        <RadioGroup
          name={name}
          legend={t('legend')}
          hint={t('hint', { issuer: issuerName })}
          error={missing ? t('missing') : undefined}
          value={reason}
          onChange={setReason}
          options={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        {send.error && <ErrorNotice code={send.error.code} data={send.error.data} />}
        <Button type="submit" variant="secondary" busy={send.busy}>
          {send.busy ? t('busy') : t('action')}
        </Button>
      </form>
    </Details>
  );
}
