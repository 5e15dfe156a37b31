import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { WORK_LIST } from '@/components/work-list/hrefs';
import { ReceiptChecker } from '@/components/work-list/receipt-checker';
import { caseActor } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workList.checker');
  return { title: t('title') };
}

/** A receipt that a client handed over, against the chain. */
export default async function ReceiptPage() {
  await caseActor();
  const t = await getTranslations('workList');
  return (
    <PageBody>
      <PageHeader title={t('checker.title')} intro={t('checker.intro')} back={{ href: WORK_LIST, label: t('title') }} />
      <ReceiptChecker />
    </PageBody>
  );
}
