import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { Table, Td, Th } from '../ui/table';
import { correctHref, replaceHref } from './hrefs';
import { StatusBadge } from './status-badge';
import type { IssuerPerson } from './types';

type StatementHistoryProps = {
  period: number;
  statements: readonly IssuedStatement[];
  people: readonly IssuerPerson[];
};

/** The statements of one month, each with its status and what can still be done about it. */
export function StatementHistory({ period, statements, people }: StatementHistoryProps) {
  const t = useTranslations('issuer.overview');
  const locale = useLocale();
  const month = formatPeriod(locale, period);
  const staffNumbers = new Map(people.map((one) => [one.personId, one.staffNumber]));
  return (
    <Table
      caption={t('caption', { month })}
      head={
        <tr>
          <Th>{t('columns.person')}</Th>
          <Th>{t('columns.status')}</Th>
          <Th className="text-right">{t('columns.gross')}</Th>
          <Th className="text-right">{t('columns.net')}</Th>
          <Th>{t('columns.action')}</Th>
          <Th>{t('columns.number')}</Th>
          <Th>{t('columns.issuedAt')}</Th>
        </tr>
      }
    >
      {statements.map((one) => (
        <tr key={one.id} className={one.status === 'replaced' ? 'text-ink-soft' : ''}>
          <th scope="row" className="min-w-36 border-t border-line px-3 py-2 align-top font-semibold">
            <bdi>{one.displayName}</bdi>
            <span className="block font-normal text-ink-soft">
              <span className="sr-only">{t('columns.staffNumber')}: </span>
              <bdi>{staffNumbers.get(one.personId) ?? ''}</bdi>
            </span>
          </th>
          <Td>
            <StatusBadge status={one.status} />
          </Td>
          <Td className="amount text-right">{formatCents(locale, one.grossCents)}</Td>
          <Td className="amount text-right">
            {formatCents(locale, one.netCents)}
            {one.corrections.length > 0 && (
              <span className="block text-sm">{t('corrections', { count: one.corrections.length })}</span>
            )}
          </Td>
          <Td>
            <StatementAction statement={one} month={month} />
          </Td>
          <Td className="amount">{one.number}</Td>
          <Td className="amount">{formatDateTime(locale, one.issuedAtMs)}</Td>
        </tr>
      ))}
    </Table>
  );
}

function StatementAction({ statement, month }: { statement: IssuedStatement; month: string }) {
  const t = useTranslations('issuer.overview');
  if (statement.status === 'replaced') return t('nothing');
  const collected = statement.status === 'collected';
  return (
    <Link
      href={collected ? correctHref(statement) : replaceHref(statement)}
      prefetch={false}
      className="inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4"
    >
      {t(collected ? 'correct' : 'replace')}
      <span className="sr-only">
        {statement.displayName}, {month}
      </span>
    </Link>
  );
}
