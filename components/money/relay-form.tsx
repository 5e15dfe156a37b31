'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useLatestAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Field, TextInput } from '@/components/forms/field';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { checkRelay } from './relay-text';

const FIELD = 'relay';

/** Another relay by its address, for when the portal's own does not answer. */
export function RelayForm() {
  const t = useTranslations('money');
  const { money, setRelay } = useCard();
  const [text, setText] = useState(money.relayUrl ?? '');
  const [fault, setFault] = useState<{ attempt: number; code: 'RELAY_MISSING' | 'RELAY_MALFORMED' | null }>({
    attempt: 0,
    code: null,
  });
  // A relay that is asked and does not answer keeps nobody from choosing another.
  const save = useLatestAction(setRelay);
  const [asked, setAsked] = useState<string | null>(null);
  const message = fault.code && t(`faults.${fault.code}`);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const check = checkRelay(text);
    setFault({ attempt: fault.attempt + 1, code: check.ok ? null : check.code });
    if (!check.ok) return;
    setAsked(text);
    void save.run(check.origin);
  };
  const reset = () => {
    setText('');
    setAsked(null);
    setFault({ attempt: 0, code: null });
    void save.run(null);
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {message && <ErrorSummary key={fault.attempt} errors={[{ fieldId: FIELD, message }]} />}
      {save.error && <ErrorNotice code={save.error.code} data={save.error.data} />}
      {save.done && !message && (
        <Alert tone="good" live="status">
          <p>{t('settings.saved')}</p>
        </Alert>
      )}
      <p>{t('settings.relayBody')}</p>
      <p className="font-semibold">{t('settings.relayNow', { relay: money.relayUrl ?? t('settings.relayOwn') })}</p>
      <Field id={FIELD} label={t('settings.relay')} hint={t('settings.relayHint')} error={message}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="secondary" busy={save.busy && text === asked}>
          {t('settings.relaySave')}
        </Button>
        {money.relayUrl !== null && (
          <Button variant="quiet" onClick={reset}>
            {t('settings.relayReset')}
          </Button>
        )}
      </div>
    </form>
  );
}
