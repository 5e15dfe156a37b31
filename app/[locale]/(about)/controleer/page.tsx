import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageOf } from '@/components/verify/page-of-totals';
import { TotalsPages } from '@/components/verify/totals-pages';
import { TotalsTable } from '@/components/verify/totals-table';
import { WhyExact } from '@/components/verify/why-exact';
import { database } from '@/lib/server/repositories/database';
import { openedTotals } from '@/lib/server/services/totals';

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify.list');
  return { title: t('title') };
}

/** Every total that was ever opened, for anybody. */
export default async function TotalsPage({ searchParams }: Props) {
  const [{ pagina }, t, totals] = await Promise.all([
    searchParams,
    getTranslations('verify.list'),
    openedTotals(database()),
  ]);
  const page = pageOf(pagina, totals.length);
  return (
    <PageBody>
      <PageHeader title={t('title')} intro={t('intro')} />
      {totals.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <div className="space-y-4">
          <TotalsTable totals={totals.slice(page.from - 1, page.to)} />
          <TotalsPages {...page} />
        </div>
      )}
      <p className="mt-6 max-w-prose">
        {t.rich('own', { code: (chunks) => <code className="font-mono text-sm">{chunks}</code> })}
      </p>
      <WhyExact />
    </PageBody>
  );
}
