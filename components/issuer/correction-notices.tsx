import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import type { IssuerNotice } from '@/lib/shared/schemas/review-api';
import { Card } from '../ui/card';
import { correctHref, newStatementHref, replaceHref } from './hrefs';

type CorrectionNoticesProps = {
  period: number;
  notices: readonly IssuerNotice[];
  statements: readonly IssuedStatement[];
};

/** What the employer is asked to correct or to issue for a month. Nothing when there is nothing. */
export function CorrectionNotices({ period, notices, statements }: CorrectionNoticesProps) {
  const t = useTranslations('issuer.notices');
  const locale = useLocale();
  if (notices.length === 0) return null;
  return (
    <Card title={t('title')} tone="brand">
      <p>{t('intro', { month: formatPeriod(locale, period) })}</p>
      <ul className="mt-3 space-y-3">
        {notices.map((notice) => {
          const statement = statements.find(({ id }) => id === notice.statementId);
          return (
            <li key={notice.id} className="rounded-control border border-line bg-surface p-3">
              <p className="font-semibold">
                <bdi>{notice.displayName}</bdi>: {t(`reasons.${notice.reason}`)}
              </p>
              <p className="text-sm text-ink-soft">
                {t('askedAt', { time: formatDateTime(locale, notice.askedAtMs) })}
              </p>
              <Link
                href={hrefOf(notice, period, statement)}
                prefetch={false}
                className="inline-flex min-h-8 items-center font-semibold text-brand underline underline-offset-4"
              >
                {t(statement ? 'correct' : 'issue')}
                <span className="sr-only">: {notice.displayName}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function hrefOf({ personId }: IssuerNotice, period: number, statement: IssuedStatement | undefined): string {
  if (!statement) return newStatementHref(personId, period);
  return statement.status === 'collected' ? correctHref(statement) : replaceHref(statement);
}
