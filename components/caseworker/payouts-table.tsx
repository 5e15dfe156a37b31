import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { averageSlack } from '@/lib/shared/domain/disclosure-figures';
import type { PayoutMonth } from '@/lib/shared/schemas/caseworker-api';
import { Badge } from '../ui/badge';
import { Table, Td, Th } from '../ui/table';
import { formatCount, formatWholeEuros } from './figure-format';
import { FigureText } from './figure-text';
import { allCell, ownCell, shownSums } from './figures-window';
import { DENSE, PRINTABLE, RowHead } from './table-parts';

/** Months of payout, newest first. Each opened total leads to the page where anybody can check it. */
export function PayoutsTable({ months }: { months: readonly PayoutMonth[] }) {
  const t = useTranslations('caseworker.payouts');
  const locale = useLocale();
  const hasAll = months.some((month) => allCell(month));
  const own = months.map(ownCell);
  const sums = shownSums(own);
  const slack = Math.max(0, ...own.map((cell) => (cell && averageSlack(cell.claims, cell.paid)) ?? 0));
  return (
    <>
      <Table
        caption={t('caption')}
        className={hasAll ? `${PRINTABLE} ${DENSE}` : PRINTABLE}
        head={
          <tr>
            <Th>{t('month')}</Th>
            <Th>{t('claims')}</Th>
            <Th>{t('paid')}</Th>
            <Th>{t('average')}</Th>
            <Th>{t('wait')}</Th>
            <Th>{t('verify')}</Th>
            {hasAll && <Th>{t('all', { what: t('claims') })}</Th>}
            {hasAll && <Th>{t('all', { what: t('paid') })}</Th>}
          </tr>
        }
        foot={
          <tr>
            <RowHead>{t('sum')}</RowHead>
            <Td className="amount">{t('about', { number: formatCount(locale, sums.claims) })}</Td>
            <Td className="amount">{t('about', { number: formatWholeEuros(locale, sums.paidCents) })}</Td>
            <Td colSpan={hasAll ? 5 : 3} className="text-sm font-normal text-ink-soft">
              {t('sumNote')} {sums.hidden > 0 && t('sumHidden')}
            </Td>
          </tr>
        }
      >
        {[...months].reverse().map((month) => (
          <MonthRow key={month.month} month={month} hasAll={hasAll} />
        ))}
      </Table>
      {slack > 0 && <p className="max-w-prose text-sm text-ink-soft">{t('averageNote', { percent: slack })}</p>}
    </>
  );
}

function MonthRow({ month, hasAll }: { month: PayoutMonth; hasAll: boolean }) {
  const t = useTranslations('caseworker.payouts');
  const locale = useLocale();
  const [own, all] = [ownCell(month), allCell(month)];
  return (
    <tr>
      <RowHead>
        {formatPeriod(locale, month.month)}{' '}
        {!month.isComplete && (
          <Badge tone="info" className="ml-1">
            {t('running')}
          </Badge>
        )}
      </RowHead>
      <Td>
        <FigureText kind="count" figure={own?.claims} />
      </Td>
      <Td>
        <FigureText kind="cents" figure={own?.paid} />
      </Td>
      <Td>
        <FigureText kind="about" figure={own?.average} />
      </Td>
      <Td>
        <FigureText kind="seconds" figure={own?.wait} />
      </Td>
      <Td>
        <Totals month={formatPeriod(locale, month.month)} ids={own?.tranches ?? []} />
      </Td>
      {hasAll && (
        <Td>
          <FigureText kind="count" figure={all?.claims} />
        </Td>
      )}
      {hasAll && (
        <Td>
          <FigureText kind="cents" figure={all?.paid} />
        </Td>
      )}
    </tr>
  );
}

function Totals({ month, ids }: { month: string; ids: readonly string[] }) {
  const t = useTranslations('caseworker.payouts');
  if (ids.length === 0) return <span className="text-sm text-ink-soft">{t('verifyNone')}</span>;
  return (
    <ul className="flex max-w-56 flex-wrap gap-x-3">
      {ids.map((id) => (
        <li key={id}>
          <Link
            href={`/controleer/${id}`}
            prefetch={false}
            className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
          >
            {t('verifyOne', { id })}
            <span className="sr-only">
              {', '}
              {month}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
