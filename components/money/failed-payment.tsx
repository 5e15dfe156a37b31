'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';

/** Why one payment stopped, and its second chance. */
export function FailedPayment({ index, code }: { index: number; code: string }) {
  const t = useTranslations('money.progress');
  const common = useTranslations('common');
  const { retryPayout } = useCard();
  const retry = useAction(() => retryPayout(index));
  const shown = retry.error?.code ?? code;
  return (
    <div className="mt-2 text-ink">
      {shown === 'BALANCE_TOO_LOW' ? (
        <Alert tone="bad" live="alert" title={t('noneLeftTitle')}>
          <p>{t('noneLeft')}</p>
          <Button variant="secondary" onClick={() => void retry.run()}>
            {common('tryAgain')}
          </Button>
        </Alert>
      ) : (
        <ErrorNotice code={shown} onRetry={() => void retry.run()} />
      )}
    </div>
  );
}
