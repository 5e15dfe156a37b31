'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import type { PayoutOptions } from '@/lib/client/card/money-api';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import type { AppError } from '@/lib/shared/errors/app-error';
import { CrowdPanel } from './crowd-panel';
import { formatDuration } from './duration';
import { PlanTable } from './plan-table';
import { lengthMs, totalCents, wasPaidBefore } from './plan-view';

type PayoutCheckProps = {
  options: PayoutOptions;
  plan: PayoutPlan;
  busy: boolean;
  error: AppError | null;
  onStart: () => void;
  onChange: () => void;
};

/** Check your answers: what will happen, when, among how many, and what it costs in privacy. */
export function PayoutCheck({ options, plan, busy, error, onStart, onChange }: PayoutCheckProps) {
  const t = useTranslations('money.check');
  const kinds = useTranslations('money.form.kinds');
  const locale = useLocale();
  const format = useFormat();
  const { config, money } = useCard();
  const total = totalCents(plan);
  const amount = format.cents(total);
  const asked = format.cents(options.amountCents);
  const length = lengthMs(plan);
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="max-w-3xl space-y-6">
        <Card>
          <DefinitionList
            items={[
              { key: 'amount', term: t('amount'), value: <strong className="amount">{amount}</strong> },
              {
                key: 'account',
                term: t('account'),
                value: <span className="font-mono break-all">{plan.toAccount}</span>,
              },
              { key: 'kind', term: t('kind'), value: kinds(`${plan.kind}.label`) },
              { key: 'parts', term: t('parts'), value: plan.steps.length },
              {
                key: 'done',
                term: t('done'),
                value: length > 0 ? t('doneAfter', { duration: formatDuration(locale, length) }) : t('doneAtOnce'),
              },
              { key: 'costs', term: t('costs'), value: t('costsValue') },
            ]}
          />
          {total !== options.amountCents && (
            <p className="mt-3 font-semibold">
              {t(total < options.amountCents ? 'lowered' : 'raised', { asked, amount })}
            </p>
          )}
        </Card>
        {plan.kind === 'at-once' && (
          <Alert tone="warn" title={t('atOnceTitle')}>
            <p>{t('atOnce', { amount })}</p>
          </Alert>
        )}
        {wasPaidBefore(money.entries, plan.toAccount) && (
          <Alert tone="info" title={t('reuseTitle')}>
            <p>{t('reuse')}</p>
          </Alert>
        )}
        <CrowdPanel />
        <PlanTable plan={plan} />
        {plan.kind === 'spread' && plan.isScaled && config && (
          <Alert tone="info">
            <p>{t('scaled', { duration: formatDuration(locale, config.payout.spreadSec * 1000) })}</p>
          </Alert>
        )}
        {error && <ErrorNotice code={error.code} data={error.data} />}
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={onStart}>
            {busy ? t('starting') : t('start')}
          </Button>
          {!busy && (
            <Button variant="secondary" onClick={onChange}>
              {t('change')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
