'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useCard } from '@/lib/client/card/use-card';
import { useWallets } from '@/lib/client/wallet/use-wallets';
import { useFormat } from '@/lib/i18n/use-format';
import { isUnfinished } from '@/lib/shared/card/money/plan-steps';
import { AccountName } from './account-name';
import { useAccountBalance } from './use-account-balance';

/** Where one's money is: in the pool, on its way, on the account in use. */
export function MoneyFigures() {
  const t = useTranslations('money.figures');
  const format = useFormat();
  const { shieldedCents, sendingCents, leavingCents, pendingCents, onTheWayCents, unopened, plan } = useCard().money;
  // Left by a plan that this browser does not know.
  const isStranded = onTheWayCents > 0n && !isUnfinished(plan);
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title" className="sr-only">
        {t('title')}
      </h2>
      <div className="grid gap-4 md:grid-cols-3">
        <Figure label={t('pool')} amount={format.cents(shieldedCents + sendingCents)}>
          <p>{t('poolHint')}</p>
          {leavingCents > 0n && <p className="mt-1">{t('leaving', { amount: format.cents(leavingCents) })}</p>}
          {pendingCents > 0n && <p className="mt-1">{t('pending', { amount: format.cents(pendingCents) })}</p>}
          {unopened > 0 && <p className="mt-1">{t('unopened', { count: unopened })}</p>}
        </Figure>
        <Figure label={t('onTheWay')} amount={format.cents(onTheWayCents)}>
          <p>{t(isStranded ? 'stranded' : 'onTheWayHint')}</p>
        </Figure>
        <AccountFigure />
      </div>
    </section>
  );
}

function AccountFigure() {
  const t = useTranslations('money.figures');
  const format = useFormat();
  const { address } = useWallets();
  const balance = useAccountBalance(address);
  switch (balance.kind) {
    case 'none':
      return <Figure label={t('account')}>{t('accountNone')}</Figure>;
    case 'loading':
      return (
        <Figure label={t('account')}>
          <Skeleton label={t('accountLoading')} lines={2} />
        </Figure>
      );
    case 'failed':
      return (
        <Figure label={t('account')}>
          <ErrorNotice code="CHAIN_UNAVAILABLE" onRetry={balance.retry} />
        </Figure>
      );
    case 'ready':
      return (
        <Figure label={t('account')} amount={format.cents(balance.cents)}>
          <p>{t('accountHint')}</p>
          <p>
            <AccountName account={address ?? ''} />
          </p>
        </Figure>
      );
  }
}

function Figure({ label, amount, children }: { label: string; amount?: string; children: ReactNode }) {
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this names a figure and what it means.
    <div
      role="group"
      aria-labelledby={labelId}
      className="rounded-card border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <h3 id={labelId} className="font-semibold text-ink-soft">
        {label}
      </h3>
      {amount && <p className="amount text-2xl font-bold sm:text-3xl">{amount}</p>}
      <div className="mt-1 text-ink-soft">{children}</div>
    </div>
  );
}
