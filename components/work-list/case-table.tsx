import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { CaseRow } from '@/lib/shared/schemas/work-list-api';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { caseHref } from './hrefs';

const NAME = 'min-w-40 border-t border-line px-3 py-2 align-top font-semibold';
const LINK = 'inline-flex min-h-6 items-center text-brand underline underline-offset-4';

type CaseTableProps = {
  /** Which list, by its words. */
  list: 'statements' | 'months' | 'recent';
  rows: readonly CaseRow[];
};

/** Cases of one kind: whose, about which month, and what is the matter. */
export function CaseTable({ list, rows }: CaseTableProps) {
  const t = useTranslations('workList');
  const id = `cases-${list}`;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="text-2xl font-bold">
        {t(`${list}.title`)}
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={t(`${list}.emptyTitle`)}>{t(`${list}.empty`)}</EmptyState>
      ) : (
        <Table
          caption={t(`${list}.caption`)}
          head={
            <tr>
              <Th>{t('columns.client')}</Th>
              <Th>{t('columns.reason')}</Th>
              {list === 'recent' && <Th>{t('columns.decision')}</Th>}
              <Th>{t(list === 'recent' ? 'columns.decided' : 'columns.asked')}</Th>
            </tr>
          }
        >
          {rows.map((row) => (
            <Row key={row.id} list={list} row={row} />
          ))}
        </Table>
      )}
    </section>
  );
}

function Row({ list, row }: { list: CaseTableProps['list']; row: CaseRow }) {
  const t = useTranslations('workList');
  const locale = useLocale();
  const { decision, decisionReason, askedAtMs, decidedAtMs } = row;
  const at = list === 'recent' ? decidedAtMs : askedAtMs;
  return (
    <tr>
      <th scope="row" className={NAME}>
        <Link href={caseHref(row.id)} prefetch={false} className={LINK}>
          <bdi>{row.displayName}</bdi>
          <span className="sr-only">: {t('open')}</span>
        </Link>
        <span className="block font-normal">{formatPeriod(locale, row.period)}</span>
      </th>
      <Td className="min-w-44">
        {t(`reasons.${row.reason}`)}
        {row.hasReceipt && (
          <>
            {' '}
            <Badge tone="info">{t('withReceipt')}</Badge>
          </>
        )}
        {row.issuerName && (
          <span className="block text-ink-soft">
            {t('columns.issuer')} <bdi>{row.issuerName}</bdi>
          </span>
        )}
      </Td>
      {list === 'recent' && (
        <Td className="min-w-48">
          {decision && t(`decisions.${decision}`)}
          {decisionReason && <span className="block text-ink-soft">{t(`decisionReasons.${decisionReason}`)}</span>}
        </Td>
      )}
      <Td className="amount whitespace-nowrap">{at === null ? '' : formatDateTime(locale, at)}</Td>
    </tr>
  );
}
