'use client';

import { useTranslations } from 'next-intl';
import { ConfirmedAction } from '@/components/citizen/confirmed-action';
import { useAction } from '@/components/citizen/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { PanelRequest } from '@/lib/shared/schemas/advance-api';

/** While the panel looks: since when, and how to take the consent back. */
export function PanelWaiting({ request }: { request: PanelRequest }) {
  const t = useTranslations('asbestos.panel');
  const format = useFormat();
  const { withdrawPanelRequest } = useCard();
  return (
    <Alert tone="info" title={t('waitingTitle')}>
      {request.reviewAskedAtMs !== null && <p>{t('waitingReview')}</p>}
      <p>{t('waitingBody', { time: format.dateTime(request.reviewAskedAtMs ?? request.askedAtMs) })}</p>
      <ConfirmedAction
        label={t('withdraw')}
        title={t('withdrawTitle')}
        body={t('withdrawBody')}
        action={() => withdrawPanelRequest(request.id)}
      />
    </Alert>
  );
}

type PanelRefusedProps = {
  /** Key of asbestos.reason. */
  reason: NonNullable<PanelRequest['reason']>;
  /** A human looked again already: the panel's last word. */
  afterReview: boolean;
  /** The request that may be looked at again, when it is known. */
  request: PanelRequest | undefined;
};

/** A refusal: its reason, and a human who looks again if the citizen wants that. */
export function PanelRefused({ reason, afterReview, request }: PanelRefusedProps) {
  const t = useTranslations('asbestos.panel');
  const reasons = useTranslations('asbestos.reason');
  const { askReview } = useCard();
  const review = useAction(askReview);
  const canAsk = request?.status === 'refused' && request.reviewAskedAtMs === null;
  return (
    <Alert tone="warn" title={t('refusedTitle')}>
      <p>{t('refusedBody', { reason: reasons(reason) })}</p>
      {review.error && <ErrorNotice code={review.error.code} data={review.error.data} />}
      {afterReview && <p>{t('lastWord')}</p>}
      {canAsk && (
        <>
          <p>{t('reviewBody')}</p>
          <Button busy={review.busy} onClick={() => void review.run(request.id)}>
            {review.busy ? t('reviewBusy') : t('review')}
          </Button>
        </>
      )}
    </Alert>
  );
}
