import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatPeriod } from '@/lib/i18n/format';
import type { BenefitMonth, SupplementFigures } from '@/lib/shared/schemas/caseworker-api';
import { Table, Td, Th } from '../ui/table';
import { FigureText } from './figure-text';
import { allCell, ownCell } from './figures-window';
import { PRINTABLE, RowHead } from './table-parts';

type BenefitsTableProps = {
  months: readonly BenefitMonth[];
  /** Months that are not published yet. */
  upcoming: SupplementFigures['upcoming'];
};

/** Benefit months, newest first, with those that are still to come. */
export function BenefitsTable({ months, upcoming }: BenefitsTableProps) {
  const t = useTranslations('caseworker');
  const locale = useLocale();
  const hasAll = months.some((month) => allCell(month));
  return (
    <Table
      caption={t('benefits.caption')}
      className={PRINTABLE}
      head={
        <tr>
          <Th>{t('benefits.month')}</Th>
          <Th>{t('payouts.claims')}</Th>
          {hasAll && <Th>{t('payouts.all', { what: t('payouts.claims') })}</Th>}
        </tr>
      }
    >
      {[...upcoming].reverse().map(({ month, fromSec }) => (
        <tr key={month}>
          <RowHead>{formatPeriod(locale, month)}</RowHead>
          <Td colSpan={hasAll ? 2 : 1} className="text-sm text-ink-soft">
            {/* The last moment before it is published. */}
            {t('benefits.upcoming', { date: formatDate(locale, (fromSec - 86_400) * 1000) })}
          </Td>
        </tr>
      ))}
      {[...months].reverse().map((month) => (
        <tr key={month.month}>
          <RowHead>{formatPeriod(locale, month.month)}</RowHead>
          <Td>
            <FigureText kind="count" figure={ownCell(month)?.claims} />
          </Td>
          {hasAll && (
            <Td>
              <FigureText kind="count" figure={allCell(month)?.claims} />
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}
