import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { CaseTable } from '@/components/work-list/case-table';
import { RECEIPT_CHECK } from '@/components/work-list/hrefs';
import { MissingSection } from '@/components/work-list/missing-section';
import { WorkListPrivacy } from '@/components/work-list/work-list-privacy';
import { openWorkList, type Query } from './desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workList');
  return { title: t('title') };
}

/** What needs a human at the own agency, and nothing else. */
export default async function WorkListPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { list, nowMs } = await openWorkList(await searchParams);
  const t = await getTranslations('workList');
  const { agency, statements, months, missing, recent, openTotal } = list;
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        intro={
          <>
            <p>{t('intro')}</p>
            <p>{t(`of.${agency.scheme}`, { agency: agency.name })}</p>
          </>
        }
      />
      <div className="space-y-10">
        <div className="flex flex-wrap items-center gap-3">
          <RefreshButton label={t('refresh')} />
          <ButtonLink href={RECEIPT_CHECK} variant="quiet">
            {t('checkReceipt')}
          </ButtonLink>
        </div>
        <CaseTable list="statements" rows={statements} />
        <CaseTable list="months" rows={months} />
        {openTotal > statements.length + months.length && <p>{t('more', { total: openTotal })}</p>}
        <MissingSection missing={missing} nowMs={nowMs} />
        <CaseTable list="recent" rows={recent} />
        <WorkListPrivacy />
      </div>
    </PageBody>
  );
}
