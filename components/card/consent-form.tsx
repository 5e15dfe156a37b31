'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Checkbox } from '@/components/forms/field';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { tabMemory } from '@/lib/client/card/tab-memory';
import { useCard } from '@/lib/client/card/use-card';
import { useRouter } from '@/lib/i18n/navigation';
import { CONSENT_VERSION } from './consent-version';

const ITEMS = ['who', 'what', 'whom', 'why', 'law', 'withdraw'] as const;

/** Consent to sharing, once: who shares what with whom, why, by which law, and how to stop. */
export function ConsentForm() {
  const t = useTranslations('card.consent');
  const { giveConsent } = useCard();
  const router = useRouter();
  const [agreed, setAgreed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && !agreed;
  const give = useAction(async () => {
    await giveConsent(CONSENT_VERSION);
    router.push('/mijn/keuze');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (agreed) void give.run();
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-6">
      {missing && <ErrorSummary key={attempt} errors={[{ fieldId: 'agree', message: t('agreeMissing') }]} />}
      {give.error && <ErrorNotice code={give.error.code} data={give.error.data} />}
      <Card>
        <DefinitionList
          items={ITEMS.map((key) => ({ key, term: t(`items.${key}.term`), value: t(`items.${key}.value`) }))}
        />
      </Card>
      <Alert tone="warn" title={t('dutyTitle')}>
        <p>{t('duty')}</p>
        <p>{t('partner')}</p>
      </Alert>
      <div>
        {missing && (
          <p id="agree-error" className="font-semibold text-bad">
            {t('agreeMissing')}
          </p>
        )}
        <Checkbox
          id="agree"
          label={t('agree')}
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          aria-describedby={missing ? 'agree-error' : undefined}
          aria-invalid={missing || undefined}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={give.busy}>
          {give.busy ? t('giving') : t('give')}
        </Button>
        <ButtonLink href="/mijn" variant="quiet" onClick={() => tabMemory(sessionStorage).putOff('consent')}>
          {t('later')}
        </ButtonLink>
      </div>
      <p className="text-ink-soft">{t('laterNote')}</p>
    </form>
  );
}
