'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import { silentMonths } from './review-draft';

/** Months of which nothing came at all: no case and no statement leads there, and a citizen may wonder. */
export function SilentMonths() {
  const t = useTranslations('review.silent');
  const format = useFormat();
  const card = useCard();
  const months = silentMonths(card, Date.now());
  if (months.length === 0) return null;
  return (
    <Card title={t('title')} className="mt-10">
      <p>{t('body')}</p>
      <ul className="mt-2">
        {months.map((period) => (
          <li key={period}>
            <Link
              href={`/mijn/maand/${period}`}
              className="inline-flex min-h-8 items-center text-brand underline underline-offset-4"
            >
              {t('link', { month: format.period(period) })}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
