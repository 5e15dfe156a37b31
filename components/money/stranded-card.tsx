'use client';

import { useTranslations } from 'next-intl';
import { ConfirmedAction } from '@/components/citizen/confirmed-action';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { useWallets } from '@/lib/client/wallet/use-wallets';
import { useFormat } from '@/lib/i18n/use-format';
import { AccountName } from './account-name';

/** Money that left the pool and is on no account in use yet, by a payout that this browser does not know. */
export function StrandedCard() {
  const t = useTranslations('money.stranded');
  const format = useFormat();
  const { money, sendOn } = useCard();
  const { address } = useWallets();
  const account = money.plan?.toAccount ?? address;
  const amount = format.cents(money.onTheWayCents);
  return (
    <Card title={t('title')} tone="brand">
      <p className="mb-4 max-w-prose">{t('body', { amount })}</p>
      {account === null ? (
        <p className="font-semibold">{t('noAccount')}</p>
      ) : (
        <ConfirmedAction
          label={t('action')}
          title={t('confirm', { amount })}
          body={t.rich('to', { account: () => <AccountName account={account} /> })}
          action={() => sendOn(account)}
        />
      )}
    </Card>
  );
}
