'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';

/** The way to a payout, and whether one is made each week by itself. */
export function PayoutCard() {
  const t = useTranslations('money.pay');
  const format = useFormat();
  const { shieldedCents, automaticPayout, weeklyBudgetCents } = useCard().money;
  return (
    <Card title={t('title')}>
      <p className="mb-4 max-w-prose">{t('body')}</p>
      {shieldedCents < SMALLEST_PAYMENT_CENTS ? (
        <p className="font-semibold">{t('nothing', { amount: format.cents(SMALLEST_PAYMENT_CENTS) })}</p>
      ) : (
        <ButtonLink href="/mijn/geld/uitbetalen">{t('action')}</ButtonLink>
      )}
      <p className="mt-4">
        {automaticPayout ? t('automatic', { amount: format.cents(weeklyBudgetCents) }) : t('automaticOff')}{' '}
        <Link href="/mijn/instellingen#geld" className="font-semibold text-brand underline underline-offset-4">
          {t('toSettings')}
        </Link>
      </p>
    </Card>
  );
}
