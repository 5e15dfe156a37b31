import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { AttachedReceipt } from '@/components/work-list/attached-receipt';
import { CaseDetails, CaseOutcome } from '@/components/work-list/case-details';
import { CaseForm } from '@/components/work-list/case-form';
import { HouseholdSources } from '@/components/work-list/household-sources';
import { WORK_LIST } from '@/components/work-list/hrefs';
import { WorkListPrivacy } from '@/components/work-list/work-list-privacy';
import type { ReviewCase } from '@/lib/shared/schemas/work-list-api';
import { openCase } from '../../desk';

type Props = { params: Promise<{ id: string }> };

/** Without the client's name: a title stays in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workList.case');
  return { title: t('pageTitle') };
}

/** One question: to decide, or as it was decided. */
export default async function CasePage({ params }: Props) {
  const item = await openCase((await params).id);
  return (
    <PageBody>
      {item.decidedAtMs === null ? (
        <CaseForm item={item}>
          <CaseDetails item={item} />
          {item.hasReceipt && <AttachedReceipt id={item.id} />}
          <HouseholdSources item={item} isOpen />
        </CaseForm>
      ) : (
        <Decided item={item} />
      )}
      <div className="mt-10">
        <WorkListPrivacy />
      </div>
    </PageBody>
  );
}

async function Decided({ item }: { item: ReviewCase }) {
  const t = await getTranslations('workList');
  const title = item.kind === 'missing' ? 'case.titleMissing' : 'case.title';
  return (
    <>
      <PageHeader title={t(title, { name: item.displayName })} back={{ href: WORK_LIST, label: t('title') }} />
      <div className="space-y-6">
        <CaseOutcome item={item} />
        <CaseDetails item={item} />
        <HouseholdSources item={item} isOpen={false} />
      </div>
    </>
  );
}
