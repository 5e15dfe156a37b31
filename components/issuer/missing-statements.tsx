import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { Card } from '../ui/card';
import { newStatementHref } from './hrefs';
import type { IssuerPerson } from './types';

type MissingStatementsProps = {
  period: number;
  statements: readonly IssuedStatement[];
  people: readonly IssuerPerson[];
};

/** More names than this are no list to click through: the CSV is quicker. */
const MAX_NAMES = 20;

/** Who has no statement in force for the month yet. */
export function MissingStatements({ period, statements, people }: MissingStatementsProps) {
  const t = useTranslations('issuer.overview');
  const month = formatPeriod(useLocale(), period);
  const reported = new Set(statements.filter((one) => one.status !== 'replaced').map((one) => one.personId));
  const missing = people.filter((one) => !reported.has(one.personId));
  if (people.length === 0) return null;
  if (missing.length === 0) return <p>{t('complete', { month })}</p>;
  return (
    <Card title={t('missingTitle', { month })}>
      <p>{t('missingIntro', { count: missing.length })}</p>
      <ul className="mt-2 columns-1 gap-8 sm:columns-2">
        {missing.slice(0, MAX_NAMES).map((one) => (
          <li key={one.personId}>
            <Link
              href={newStatementHref(one.personId, period)}
              prefetch={false}
              className="inline-flex min-h-8 items-center text-brand underline underline-offset-4"
            >
              <bdi>{t('missingAction', { name: one.displayName })}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {missing.length > MAX_NAMES && <p className="mt-2">{t('more', { count: missing.length - MAX_NAMES })}</p>}
    </Card>
  );
}
