'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod, intlTag } from '@/lib/i18n/format';
import type { PolicyAmounts } from '@/lib/shared/domain/policy-change';
import { type EstimateRange, estimateChange } from '@/lib/shared/domain/policy-change-estimate';
import { regionName } from '@/lib/shared/domain/regions';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { Details } from '../ui/details';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { formatDifference, formatEuros } from './months-text';
import type { DeskFacts } from './types';

/** Months that the estimate looks back. */
const MONTHS_BACK = 12;

/** What other amounts would have meant: worked out here, from what the portal publishes anyway. */
export function EstimateCard({ facts, amounts }: { facts: DeskFacts; amounts: PolicyAmounts }) {
  const t = useTranslations('policies.estimate');
  const locale = useLocale();
  const region = regionName(facts.region);
  const whole = new Intl.NumberFormat(intlTag(locale));
  const counts = [...facts.counts].sort((a, b) => a.period - b.period).slice(-MONTHS_BACK);
  const { months, total } = estimateChange(facts.scheme, amounts, facts.tables, counts);
  /** On a phone the number stands below the month: nothing has to be scrolled to. */
  const onPhone = (count: number, as: 'claimsOf' | 'aboutOf' = 'claimsOf') => (
    <span className="block font-normal text-ink-soft sm:hidden">{t(as, { count: whole.format(count) })}</span>
  );
  const rangeText = ({ minCents, maxCents }: EstimateRange): string =>
    minCents === 0n && maxCents === 0n
      ? t('nothing')
      : t('between', { min: formatDifference(locale, minCents), max: formatDifference(locale, maxCents) });
  return (
    <Card title={t('title')} aside={<Badge tone="warn">{t('badge')}</Badge>}>
      <div className="space-y-4">
        <p>{t('intro', { region })}</p>
        {total === null ? (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <>
            <Table
              caption={t('caption', { region })}
              head={
                <tr>
                  <Th>{t('month')}</Th>
                  <Th className="hidden sm:table-cell">{t('claims')}</Th>
                  <Th>{t('difference')}</Th>
                </tr>
              }
              foot={
                <tr>
                  <Th scope="row">
                    {t('total')}
                    {onPhone(total.count, 'aboutOf')}
                  </Th>
                  <Td className="hidden sm:table-cell">{t('about', { count: whole.format(total.count) })}</Td>
                  <Td>{rangeText(total)}</Td>
                </tr>
              }
            >
              {months.map((month) => (
                <tr key={month.period}>
                  <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
                    {formatPeriod(locale, month.period)}
                    {onPhone(month.count)}
                  </th>
                  <Td className="hidden sm:table-cell">{whole.format(month.count)}</Td>
                  <Td>{rangeText(month)}</Td>
                </tr>
              ))}
            </Table>
            <p className="text-sm text-ink-soft">{t('totalNote')}</p>
            {facts.paid && (
              <p>{t('paid', { amount: formatEuros(locale, facts.paid.cents), count: facts.paid.months, region })}</p>
            )}
            <p>{t('cannot')}</p>
          </>
        )}
        <Details summary={t('howTitle')}>
          <p>{t('how')}</p>
        </Details>
      </div>
    </Card>
  );
}
