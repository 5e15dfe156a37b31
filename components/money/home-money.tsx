'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import { isUnfinished } from '@/lib/shared/card/money/plan-steps';

/** One's money in short, on the overview. */
export function HomeMoney() {
  const t = useTranslations('money');
  const format = useFormat();
  const { shieldedCents, sendingCents, onTheWayCents, plan } = useCard().money;
  return (
    <Card title={t('title')} tone="sunken">
      <p>{t('home.pool', { amount: format.cents(shieldedCents + sendingCents) })}</p>
      {onTheWayCents > 0n && <p>{t('home.onTheWay', { amount: format.cents(onTheWayCents) })}</p>}
      {isUnfinished(plan) && <p className="font-semibold">{t('home.running')}</p>}
      <p className="mt-3">
        <Link
          href="/mijn/geld"
          className="inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4"
        >
          {t('home.more')}
        </Link>
      </p>
    </Card>
  );
}
