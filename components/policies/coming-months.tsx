'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { Period } from '@/lib/shared/domain/period';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { Alert } from '../ui/alert';
import { rangeText } from './months-text';
import { comingRuns, firstMonthWithout } from './tables';

/** Which months to come have a table, and from when on there is none. @param tables newest per month, in order */
export function ComingMonths({ tables, currentMonth }: { tables: readonly PolicyPublication[]; currentMonth: Period }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const runs = comingRuns(tables, currentMonth);
  const month = formatPeriod(locale, firstMonthWithout(tables, currentMonth));
  return (
    <section aria-labelledby="coming-months" className="space-y-4">
      <h2 id="coming-months" className="text-2xl font-bold">
        {t('coming.title')}
      </h2>
      {runs.length === 0 ? (
        <p>{t('coming.empty')}</p>
      ) : (
        <ul className="space-y-2">
          {runs.map(({ from, until, before }) => (
            <li key={from} className="rounded-control border border-line bg-surface p-3">
              <strong className="block">{rangeText(locale, t, from, until)}</strong>
              {before && (
                <span className="block">
                  {t(before.isSame ? 'coming.same' : 'coming.differs', { month: formatPeriod(locale, before.period) })}
                </span>
              )}
              <Link
                href={`/beleid/maand/${from}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
              >
                {t('coming.view', { month: formatPeriod(locale, from) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Alert tone="info">
        <p>{t('coming.upTo', { month })}</p>
      </Alert>
    </section>
  );
}
