import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClaimsFigures } from '@/components/caseworker/claims-figures';
import { allSuppressed, toClaimTable } from '@/components/caseworker/claims-table';
import { NoPersonsNote, SuppressionNotes } from '@/components/caseworker/figures-notes';
import { SchemeTabs } from '@/components/caseworker/scheme-tabs';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/i18n/format';
import { staffOnly } from '../../staff-access';
import { FIGURE_ROLES, figuresFor } from './figures';

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker');
  return { title: t('pageTitle') };
}

export default async function FiguresPage({ searchParams }: Props) {
  const viewer = await staffOnly(...FIGURE_ROLES);
  const [{ regeling }, t, locale] = await Promise.all([searchParams, getTranslations('caseworker'), getLocale()]);
  const counts = await figuresFor(viewer, typeof regeling === 'string' ? regeling : null);
  const table = toClaimTable(counts);
  const { scheme, indexedUntilSec } = counts;
  return (
    <PageBody>
      <PageHeader title={t(`title.${scheme}`)} intro={t('intro')} />
      <div className="space-y-6">
        {viewer.role === 'svb' && <SchemeTabs current={scheme} />}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p>
            {indexedUntilSec > 0
              ? t('indexedUntil', { at: formatDateTime(locale, indexedUntilSec * 1000) })
              : t('neverIndexed')}
          </p>
          <RefreshButton label={t('refresh')} />
        </div>
        {table.months.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <>
            {allSuppressed(table) && (
              <Alert tone="info" title={t('allSuppressedTitle')}>
                <p>{t('allSuppressed')}</p>
              </Alert>
            )}
            <ClaimsFigures table={table} scheme={scheme} />
            <p>
              <a
                href={`/${locale}/gemeente/cijfers.csv?regeling=${scheme}`}
                download
                className="inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4"
              >
                {t('download')}
              </a>
            </p>
            <SuppressionNotes />
          </>
        )}
        <NoPersonsNote role={viewer.role} />
      </div>
    </PageBody>
  );
}
