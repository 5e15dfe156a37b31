'use client';

import { useTranslations } from 'next-intl';
import { usePageTitle } from '@/components/citizen/use-page-title';
import { ReviewSection } from '@/components/review/review-section';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { MonthOutcome } from '@/lib/shared/card/month';
import type { Period } from '@/lib/shared/domain/period';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { MonthOutcomeView } from './month-outcome';
import { OldWay } from './old-way';

const schemeOf = (outcome: MonthOutcome): SupplementScheme | null => {
  if ('assessment' in outcome) return outcome.assessment.scheme;
  return 'scheme' in outcome ? outcome.scheme : null;
};

/** How one month was worked out. @param period yyyymm */
export function MonthPage({ period }: { period: Period }) {
  const t = useTranslations('mijn.month');
  const nav = useTranslations('mijn.nav');
  const scheme = useTranslations('common.scheme');
  const format = useFormat();
  const { months, oldWay } = useCard();
  const view = months.find((month) => month.period === period);
  const title = t('title', { month: format.period(period) });
  const other = view?.other ? schemeOf(view.other) : null;
  usePageTitle(title);
  return (
    <>
      <PageHeader title={title} back={{ href: '/mijn/gegevens', label: nav('data') }} />
      {view ? (
        <div className="space-y-6">
          <MonthOutcomeView outcome={view.outcome} normMonths={view.normMonths} />
          {other && <p>{t('otherScheme', { scheme: scheme(other) })}</p>}
          {view.claim && <ButtonLink href={`/mijn/zaken/${period}`}>{t('toCase')}</ButtonLink>}
          {'assessment' in view.outcome && <OldWay comparison={oldWay} period={period} />}
        </div>
      ) : (
        <EmptyState title={t('unknownTitle')}>
          <p>{t('unknown')}</p>
        </EmptyState>
      )}
      <div className="mt-8">
        <ReviewSection period={period} />
      </div>
    </>
  );
}
