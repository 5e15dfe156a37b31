'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { ReceiptCheck } from '@/lib/shared/schemas/work-list-api';
import type { ApiAnswer } from '../staff/api-call';
import { RequestError } from '../staff/request-error';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { checkAttached } from './cases-api';
import { ReceiptResult } from './receipt-result';

/** The receipt that came with a question, checked against the chain as it is now. */
export function AttachedReceipt({ id }: { id: string }) {
  const t = useTranslations('workList.receipt');
  const [answer, setAnswer] = useState<ApiAnswer<ReceiptCheck> | null>(null);
  const check = useCallback(() => {
    setAnswer(null);
    void checkAttached(id).then(setAnswer);
  }, [id]);
  useEffect(check, [check]);
  return (
    <Card title={t('title')} className="max-w-3xl">
      <div className="space-y-4">
        {answer === null && <Skeleton label={t('checking')} />}
        {answer?.ok && (
          <div role="status">
            <ReceiptResult check={answer.value} />
          </div>
        )}
        {answer !== null && !answer.ok && <RequestError code={answer.code} data={answer.data} onRetry={check} />}
        {answer?.ok && (
          <Button variant="secondary" onClick={check}>
            {t('again')}
          </Button>
        )}
      </div>
    </Card>
  );
}
