import { useLocale, useTranslations } from 'next-intl';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCents, formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { regionName } from '@/lib/shared/domain/regions';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';

/** One opened total. */
export type TotalRow = {
  readonly trancheId: number;
  readonly scheme: number;
  readonly region: number;
  readonly count: number;
  readonly totalCents: bigint;
  /** Unix seconds. */
  readonly closedAtSec: number;
};

/** Exact numbers, as the chain has them, each with the way to its check. */
export function TotalsTable({ totals }: { totals: readonly TotalRow[] }) {
  const t = useTranslations('verify.list');
  const common = useTranslations('common');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('columns.number')}</Th>
          <Th>{t('columns.scheme')}</Th>
          <Th>{t('columns.region')}</Th>
          <Th>{t('columns.closed')}</Th>
          <Th className="text-right">{t('columns.count')}</Th>
          <Th className="text-right">{t('columns.total')}</Th>
        </tr>
      }
    >
      {totals.map(({ trancheId, scheme, region, count, totalCents, closedAtSec }) => {
        const names = { number: trancheId, scheme: common(`scheme.${supplementSchemeOf(scheme) ?? 'pw'}`) };
        return (
          <tr key={trancheId}>
            <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold whitespace-nowrap">
              <Link
                href={`/controleer/${trancheId}`}
                aria-label={t('checkLabel', { ...names, region: regionName(region) })}
                className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
              >
                {t('check', { number: trancheId })}
              </Link>
            </th>
            <Td>{names.scheme}</Td>
            <Td>
              <bdi>{regionName(region)}</bdi>
            </Td>
            <Td className="whitespace-nowrap">{formatDateTime(locale, closedAtSec * 1000)}</Td>
            <Td className="amount text-right">{new Intl.NumberFormat(locale).format(count)}</Td>
            <Td className="amount text-right whitespace-nowrap">{formatCents(locale, totalCents)}</Td>
          </tr>
        );
      })}
    </Table>
  );
}
