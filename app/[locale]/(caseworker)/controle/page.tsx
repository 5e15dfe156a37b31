import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuditFilter } from '@/components/audit/audit-filter';
import { auditSearch } from '@/components/audit/audit-href';
import { AuditTable } from '@/components/audit/audit-table';
import { PageBody } from '@/components/shell/page-body';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { database } from '@/lib/server/repositories/database';
import { auditPage, auditQuery } from '@/lib/server/services/audit-log';
import { staffOnly } from '../../staff-access';
import { auditTexts } from './texts';

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

/** What staff did. For the auditor alone: for anybody else there is no such page (S-29). */
export default async function AuditLogPage({ searchParams }: Props) {
  await staffOnly('auditor');
  const [params, t, locale] = await Promise.all([searchParams, getTranslations('audit'), getLocale()]);
  const query = auditQuery((name) => (typeof params[name] === 'string' ? params[name] : null));
  const [page, texts] = await Promise.all([auditPage(query, database()), auditTexts(locale)]);
  return (
    <PageBody>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-6">
        <ul className="list-disc space-y-1 pl-6">
          <li>{t('appendOnly')}</li>
          <li>{t('noPersons')}</li>
        </ul>
        <AuditFilter query={query} accounts={page.accounts} action={`/${locale}/controle`} />
        <p role="status" className="font-semibold">
          {t('count', { count: page.total })}
        </p>
        {page.lines.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <AuditTable lines={page.lines} texts={texts} />
        )}
        {(page.newer !== null || page.older !== null) && (
          <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
            {page.newer !== null && (
              <ButtonLink
                href={`/controle${auditSearch(query, { after: page.newer })}`}
                prefetch={false}
                variant="secondary"
              >
                {t('newer')}
              </ButtonLink>
            )}
            {page.older !== null && (
              <ButtonLink
                href={`/controle${auditSearch(query, { before: page.older })}`}
                prefetch={false}
                variant="secondary"
              >
                {t('older')}
              </ButtonLink>
            )}
          </nav>
        )}
        {page.total > 0 && (
          <p>
            <a
              href={`/${locale}/controle/logboek.csv${auditSearch(query)}`}
              download
              className="inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4"
            >
              {t('download')}
            </a>
          </p>
        )}
      </div>
    </PageBody>
  );
}
