'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { KeepFocus } from './keep-focus';

/** Two notes become one, without showing anything. */
export function ConsolidateCard() {
  const t = useTranslations('money.consolidate');
  const { money, consolidate } = useCard();
  const merge = useAction(consolidate);
  const spendable = money.notes.filter(({ status, amountCents }) => status === 'spendable' && amountCents !== 0n);
  const count = spendable.length;
  // While it runs the notes are fewer already: the button stays.
  const shown = count > 1 || merge.busy;
  // Nothing to do and nothing to say about it.
  if (!shown && !merge.done && merge.error === null) return null;
  return (
    <KeepFocus shape={String(shown)}>
      <Card title={t('title')}>
        {!merge.busy && <p className="max-w-prose">{t('body', { count })}</p>}
        <p className="mt-2 max-w-prose text-ink-soft">{t('why')}</p>
        {merge.error && (
          <div className="mt-4">
            <ErrorNotice code={merge.error.code} data={merge.error.data} />
          </div>
        )}
        {merge.done && (
          <Alert tone="good" live="status" className="mt-4">
            <p>{t('done')}</p>
          </Alert>
        )}
        {shown && (
          <Button variant="secondary" className="mt-4" busy={merge.busy} onClick={() => void merge.run()}>
            {merge.busy ? t('busy') : t('action')}
          </Button>
        )}
      </Card>
    </KeepFocus>
  );
}
