import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { Table, Td, Th } from '../ui/table';
import type { ClaimCell, ClaimTable } from './claims-table';

/** Claims by month and region. A cell without a number says why, in words. */
export function ClaimsFigures({ table, scheme }: { table: ClaimTable; scheme: SupplementScheme }) {
  const t = useTranslations('caseworker');
  const locale = useLocale();
  return (
    <Table
      caption={t(`caption.${scheme}`)}
      head={
        <tr>
          <Th>{t('month')}</Th>
          {table.regions.map((region) => (
            <Th key={region.region}>
              <bdi>{region.name}</bdi>
            </Th>
          ))}
          {table.hasTotal && <Th>{t('total')}</Th>}
        </tr>
      }
    >
      {table.months.map((month) => (
        <tr key={month.period}>
          <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
            {formatPeriod(locale, month.period)}
          </th>
          {month.cells.map((cell, index) => (
            <Td key={table.regions[index]?.region ?? index} className="min-w-36">
              <Cell cell={cell} />
            </Td>
          ))}
          {table.hasTotal && (
            <Td className="min-w-36 font-semibold">
              {month.total === null ? <Suppressed reason="total" /> : <Count value={month.total} />}
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Cell({ cell }: { cell: ClaimCell | null }) {
  const t = useTranslations('caseworker');
  if (cell === null) return <span className="text-ink-soft">{t('none')}</span>;
  if (cell.count === null) return <Suppressed reason={cell.suppressed ?? 'total'} />;
  return <Count value={cell.count} />;
}

function Count({ value }: { value: number }) {
  const locale = useLocale();
  return <span className="amount">{new Intl.NumberFormat(locale).format(value)}</span>;
}

function Suppressed({ reason }: { reason: 'below-threshold' | 'complementary' | 'total' }) {
  const t = useTranslations('caseworker.suppressed');
  return <span className="text-sm font-normal text-ink-soft">{t(reason)}</span>;
}
