'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import type { PolicyDesk, PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { EmptyState } from '../ui/empty-state';
import { AmountsTables } from './amounts-table';
import { MonthFacts } from './month-facts';

type CurrentTableProps = Pick<PolicyDesk, 'scheme' | 'currentMonth'> & { table: PolicyPublication | undefined };

/** What every card calculates with this month. */
export function CurrentTable({ scheme, currentMonth, table }: CurrentTableProps) {
  const t = useTranslations('policies.current');
  const month = formatPeriod(useLocale(), currentMonth);
  return (
    <section aria-labelledby="current-table" className="space-y-4">
      <h2 id="current-table" className="text-2xl font-bold">
        {t('title', { month })}
      </h2>
      {table ? (
        <>
          <AmountsTables scheme={scheme} table={table} />
          <MonthFacts scheme={scheme} table={table} />
        </>
      ) : (
        <EmptyState title={t('none', { month })}>{t('noneBody')}</EmptyState>
      )}
    </section>
  );
}
