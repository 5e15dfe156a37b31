import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { MissingRow, WorkList } from '@/lib/shared/schemas/work-list-api';
import { MonthChooser } from '../staff/month-chooser';
import { Alert } from '../ui/alert';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { deskHref, missingHref } from './hrefs';

const LINK = 'inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4';

/** Sources without a statement for one month, and what can be done about each. @param nowMs of the page */
export function MissingSection({ missing, nowMs }: { missing: WorkList['missing']; nowMs: number }) {
  const t = useTranslations('workList.missing');
  const columns = useTranslations('workList.columns');
  const chooser = useTranslations('workList.chooser');
  const locale = useLocale();
  const { period, offered, lateFromMs, rows, total } = missing;
  const month = formatPeriod(locale, period);
  return (
    <section aria-labelledby="ontbrekend" className="space-y-4">
      <h2 id="ontbrekend" className="text-2xl font-bold">
        {t('title')}
      </h2>
      <p className="max-w-prose">{t('intro')}</p>
      <p className="max-w-prose">{t('reminded')}</p>
      <MonthChooser label={chooser('month')} submit={chooser('show')} months={offered} period={period} />
      {nowMs < lateFromMs && (
        <Alert tone="info">
          <p>{t('notYet', { month, date: formatDate(locale, lateFromMs) })}</p>
        </Alert>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle', { month })}>{t('empty')}</EmptyState>
      ) : (
        <>
          <p>{t('total', { total })}</p>
          <Table
            caption={t('caption', { month })}
            head={
              <tr>
                <Th>{columns('client')}</Th>
                <Th>{columns('source')}</Th>
              </tr>
            }
          >
            {rows.map((row) => (
              <Row key={`${row.entryId}-${row.issuerId}-${row.personId}`} row={row} period={period} />
            ))}
          </Table>
        </>
      )}
      <Pages missing={missing} />
    </section>
  );
}

function Row({ row, period }: { row: MissingRow; period: WorkList['missing']['period'] }) {
  const t = useTranslations('workList.missing');
  const { entryId, personId, person, claimant, clientNumber, issuerName, isDesk } = row;
  return (
    <tr>
      <th scope="row" className="min-w-40 border-t border-line px-3 py-2 align-top font-semibold">
        <bdi>{person}</bdi>
        {person !== claimant && (
          <span className="block font-normal text-ink-soft">{t('partnerOf', { name: claimant })}</span>
        )}
        {clientNumber && (
          <span className="block font-normal text-ink-soft">{t('number', { number: clientNumber })}</span>
        )}
      </th>
      <Td>
        <bdi className="font-semibold">{isDesk ? t('desk') : issuerName}</bdi>
        <div>
          <Link href={deskHref({ entryId, period, personId, reviewId: null })} prefetch={false} className={LINK}>
            {t('make')}
            <span className="sr-only">
              : {person}, {issuerName}
            </span>
          </Link>
        </div>
      </Td>
    </tr>
  );
}

function Pages({ missing: { period, page, pages } }: { missing: WorkList['missing'] }) {
  const t = useTranslations('workList.missing');
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('title')} className="flex flex-wrap items-center gap-4">
      {page > 1 && (
        <Link href={missingHref(period, page - 1)} className={LINK}>
          {t('previous')}
        </Link>
      )}
      <span>{t('page', { page, pages })}</span>
      {page < pages && (
        <Link href={missingHref(period, page + 1)} className={LINK}>
          {t('next')}
        </Link>
      )}
    </nav>
  );
}
