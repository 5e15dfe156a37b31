'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { useCard } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';

/** Every month that the card knows, with its outcome. */
export function MonthList() {
  const t = useTranslations('mijn.month');
  const data = useTranslations('mijn.data');
  const format = useFormat();
  const { months } = useCard();
  if (months.length === 0) {
    return (
      <EmptyState title={data('monthsEmptyTitle')}>
        <p>{data('monthsEmpty')}</p>
      </EmptyState>
    );
  }
  return (
    <Table
      caption={t('listCaption')}
      hideCaption
      head={
        <tr>
          <Th>{t('list.month')}</Th>
          <Th>{t('list.outcome')}</Th>
        </tr>
      }
    >
      {months.map(({ period, outcome }) => (
        <tr key={period}>
          <Th scope="row" className="border-t border-line">
            <Link href={`/mijn/maand/${period}`} className="text-brand underline underline-offset-4">
              {format.period(period)}
            </Link>
          </Th>
          <Td>
            {t(`outcome.${outcome.kind}`, {
              amount: outcome.kind === 'right' ? format.cents(outcome.assessment.breakdown.supplementCents) : '',
            })}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
