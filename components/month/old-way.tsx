'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import type { OldWayComparison } from '@/lib/shared/card/old-way';

/** What an advance on an estimate would have paid and asked back. Says that it is simplified. */
export function OldWay({ comparison, period }: { comparison: OldWayComparison; period: number }) {
  const t = useTranslations('mijn.month');
  const format = useFormat();
  const first = comparison.rows.find((row) => row.period === period && row.estimatedEarningsCents === null);
  if (comparison.rows.length === 0) return null;
  return (
    <Card title={t('oldWayTitle')}>
      <p className="max-w-prose">{t('oldWayIntro')}</p>
      {first && (
        <p className="mt-2 max-w-prose">
          {first.paidLaterCents > 0n
            ? t('oldWayFirst', { later: format.cents(first.paidLaterCents) })
            : t('oldWayFirstNone')}
        </p>
      )}
      <Table
        className="mt-4"
        caption={t('oldWayCaption')}
        head={
          <tr>
            <Th>{t('oldWay.month')}</Th>
            <Th className="text-right">{t('oldWay.advance')}</Th>
            <Th className="text-right">{t('oldWay.right')}</Th>
            <Th className="text-right">{t('oldWay.reclaim')}</Th>
            <Th className="text-right">{t('oldWay.later')}</Th>
          </tr>
        }
        foot={
          <tr>
            <Th scope="row">{t('oldWay.total')}</Th>
            <Td />
            <Td />
            <Td className="amount text-right">{format.cents(comparison.totalReclaimedCents)}</Td>
            <Td className="amount text-right">{format.cents(comparison.totalPaidLaterCents)}</Td>
          </tr>
        }
      >
        {comparison.rows.map((row) => (
          <tr key={row.period} className={row.period === period ? 'bg-brand-soft font-semibold' : undefined}>
            <Th scope="row" className="border-t border-line font-[inherit]">
              {format.period(row.period)}
            </Th>
            <Td className="amount text-right">
              {row.estimatedEarningsCents === null
                ? t('oldWay.noEstimate')
                : row.advancedCents === 0n
                  ? t('oldWay.noAdvance')
                  : format.cents(row.advancedCents)}
            </Td>
            <Td className="amount text-right">
              {row.rightCents === 0n ? t('oldWay.noRight') : format.cents(row.rightCents)}
            </Td>
            <Td className="amount text-right">{format.cents(row.reclaimedCents)}</Td>
            <Td className="amount text-right">{format.cents(row.paidLaterCents)}</Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
