import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/i18n/format';
import type { AdvanceFigures } from '@/lib/shared/schemas/caseworker-api';
import { Table, Td, Th } from '../ui/table';
import { FigureText } from './figure-text';
import { PRINTABLE, RowHead } from './table-parts';

/** The asbestos advance by year, newest first. */
export function AdvancesTable({ figures }: { figures: AdvanceFigures }) {
  const t = useTranslations('caseworker.advances');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      className={PRINTABLE}
      head={
        <tr>
          <Th>{t('year')}</Th>
          <Th>{t('claims')}</Th>
          <Th>{t('paid')}</Th>
        </tr>
      }
    >
      {figures.upcoming && (
        <tr>
          <RowHead>{figures.upcoming.year}</RowHead>
          <Td colSpan={2} className="text-sm text-ink-soft">
            {t('upcoming', { date: formatDate(locale, (figures.upcoming.fromSec - 86_400) * 1000) })}
          </Td>
        </tr>
      )}
      {[...figures.years].reverse().map(({ year, claims, paid }) => (
        <tr key={year}>
          <RowHead>{year}</RowHead>
          <Td>
            <FigureText kind="count" figure={claims} />
          </Td>
          <Td>
            <FigureText kind="cents" figure={paid} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
