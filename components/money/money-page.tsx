'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { isUnfinished } from '@/lib/shared/card/money/plan-steps';
import { ConsolidateCard } from './consolidate-card';
import { DemoWage } from './demo-wage';
import { MoneyFigures } from './money-figures';
import { MoneyHistory } from './money-history';
import { PayoutCard } from './payout-card';
import { PayoutProgress } from './payout-progress';
import { ScanProgress } from './scan-progress';
import { StrandedCard } from './stranded-card';

/** All of one's money: where it is, what is going on with it, what can be done. */
export function MoneyPage() {
  const t = useTranslations('money');
  const home = useTranslations('mijn.home');
  const { money, config, leader } = useCard();
  const { plan, notes, entries, scan } = money;
  const isEmpty = scan.kind === 'ready' && notes.length === 0 && entries.length === 0 && plan === null;
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-6">
        {!leader && (
          <Alert tone="info">
            <p>{home('follower')}</p>
          </Alert>
        )}
        <MoneyFigures />
        <ScanProgress />
        {isEmpty && (
          <EmptyState
            title={t('empty.title')}
            action={
              <ButtonLink href="/mijn/zaken" variant="secondary">
                {t('empty.action')}
              </ButtonLink>
            }
          >
            <p>{t('empty.body')}</p>
          </EmptyState>
        )}
        {money.onTheWayCents > 0n && !isUnfinished(plan) && <StrandedCard />}
        {plan && <PayoutProgress plan={plan} />}
        {!isUnfinished(plan) && <PayoutCard />}
        <ConsolidateCard />
        {config?.demo && <DemoWage />}
        <MoneyHistory entries={entries} />
      </div>
    </>
  );
}
