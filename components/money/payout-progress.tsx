'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ConfirmedAction } from '@/components/citizen/confirmed-action';
import { useAction } from '@/components/citizen/use-action';
import { ProgressSteps } from '@/components/progress/progress-steps';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import { isUnfinished } from '@/lib/shared/card/money/plan-steps';
import { AccountName } from './account-name';
import { formatDuration } from './duration';
import { KeepFocus } from './keep-focus';
import { arrivedOf, canCancel, tellingOf, totalCents } from './plan-view';
import { usePaymentSteps } from './use-payment-steps';

/** A payout, payment by payment, live; and what the citizen can do about it. */
export function PayoutProgress({ plan }: { plan: PayoutPlan }) {
  const t = useTranslations('money.progress');
  const states = useTranslations('common.stepState');
  const locale = useLocale();
  const format = useFormat();
  const { config } = useCard();
  const steps = usePaymentSteps(plan);
  const open = isUnfinished(plan);
  return (
    <KeepFocus shape={`${open}-${canCancel(plan)}-${plan.status}`}>
      <Card
        title={t(open ? (plan.isAutomatic ? 'automaticTitle' : 'title') : 'lastTitle')}
        tone={open ? 'brand' : 'plain'}
      >
        <p className="mb-2">
          {t('to', { amount: format.cents(totalCents(plan)) })} <AccountName account={plan.toAccount} />
        </p>
        <ProgressSteps
          label={t('label')}
          steps={steps}
          status={t(`status.${tellingOf(plan)}`, { arrived: arrivedOf(plan), total: plan.steps.length })}
          stateLabels={{
            done: states('done'),
            current: states('current'),
            todo: states('todo'),
            failed: states('failed'),
          }}
        />
        {open && (
          <>
            {plan.kind === 'spread' && plan.isScaled && config && (
              <p className="mt-4">
                {t('scaled', { duration: formatDuration(locale, config.payout.spreadSec * 1000) })}
              </p>
            )}
            <p className="mt-4 font-semibold">{t('stay')}</p>
            <PayoutActions plan={plan} />
          </>
        )}
      </Card>
    </KeepFocus>
  );
}

function PayoutActions({ plan }: { plan: PayoutPlan }) {
  const t = useTranslations('money.progress');
  const { money, pausePayout, resumePayout, cancelPayout } = useCard();
  const paused = plan.status === 'paused';
  // One button that changes its word, so that the focus stays on it.
  const hold = useAction(() => (paused ? resumePayout() : pausePayout()));
  return (
    <div className="mt-4 space-y-4">
      {hold.error && <ErrorNotice code={hold.error.code} data={hold.error.data} />}
      <div className="flex flex-wrap gap-3">
        {plan.status !== 'cancelled' && (
          <Button variant={paused ? 'primary' : 'secondary'} busy={hold.busy} onClick={() => void hold.run()}>
            {t(paused ? 'resume' : 'pause')}
          </Button>
        )}
        {canCancel(plan) && (
          <ConfirmedAction
            danger
            label={t('cancel')}
            title={t('cancelTitle')}
            body={`${t('cancelBody')}${money.automaticPayout ? ` ${t('cancelAutomatic')}` : ''}`}
            action={cancelPayout}
          />
        )}
      </div>
    </div>
  );
}
