'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { useFocusMain } from '@/components/citizen/use-focus-main';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { PayoutOptions } from '@/lib/client/card/money-api';
import { useCard } from '@/lib/client/card/use-card';
import { useWallets } from '@/lib/client/wallet/use-wallets';
import { useRouter } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import { isUnfinished } from '@/lib/shared/card/money/plan-steps';
import { PayoutCheck } from './payout-check';
import type { PayoutValues } from './payout-draft';
import { PayoutForm } from './payout-form';

type Proposal = { readonly options: PayoutOptions; readonly plan: PayoutPlan };

/** A payout: fill in, check, start. */
export function PayoutPage() {
  const { money, status, preparePayout, proposePayout, startPayout } = useCard();
  const { address } = useWallets();
  const router = useRouter();
  const [values, setValues] = useState<PayoutValues>({ choice: null, ownAmount: '', kind: 'spread', account: null });
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const propose = useAction(async (options: PayoutOptions) => setProposal({ options, plan: proposePayout(options) }));
  const start = useAction(async ({ plan }: Proposal) => {
    await startPayout(plan);
    router.push('/mijn/geld');
  });
  const isReady = status.kind === 'ready';
  useEffect(() => {
    if (isReady) preparePayout();
  }, [isReady, preparePayout]);
  const isChecking = proposal !== null;
  useFocusMain(isChecking ? 'check' : 'form');

  // What was started just now stays in view until the page has changed.
  if (proposal !== null) {
    return (
      <PayoutCheck
        options={proposal.options}
        plan={proposal.plan}
        busy={start.busy || start.done}
        error={start.error}
        onStart={() => void start.run(proposal)}
        onChange={() => setProposal(null)}
      />
    );
  }
  if (isUnfinished(money.plan)) return <NotNow reason="running" />;
  if (money.shieldedCents < SMALLEST_PAYMENT_CENTS) return <NotNow reason="empty" />;
  return (
    <PayoutForm
      values={{ ...values, account: values.account ?? address }}
      onChange={setValues}
      onDone={(options) => void propose.run(options)}
      error={propose.error}
    />
  );
}

/** Why there is nothing to fill in. */
function NotNow({ reason }: { reason: 'running' | 'empty' }) {
  const t = useTranslations('money.form');
  const pay = useTranslations('money.pay');
  const format = useFormat();
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        title={t(reason === 'running' ? 'runningTitle' : 'emptyTitle')}
        action={<ButtonLink href="/mijn/geld">{t('toMoney')}</ButtonLink>}
      >
        <p>{reason === 'running' ? t('running') : pay('nothing', { amount: format.cents(SMALLEST_PAYMENT_CENTS) })}</p>
      </EmptyState>
    </>
  );
}
