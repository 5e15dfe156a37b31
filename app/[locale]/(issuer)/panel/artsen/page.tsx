import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DoctorsTable } from '@/components/health-desk/doctors-table';
import { StrikeOffForm } from '@/components/health-desk/strike-off-form';
import { PageBody } from '@/components/shell/page-body';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openPanelDesk } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('panel.doctors');
  return { title: t('title') };
}

export default async function DoctorsPage() {
  const { doctors, today } = await openPanelDesk();
  const t = await getTranslations('panel');
  return (
    <PageBody>
      <PageHeader
        title={t('doctors.title')}
        intro={t('doctors.intro')}
        aside={<Badge tone="warn">{t('simulated.badge')}</Badge>}
      />
      {doctors.length === 0 ? (
        <EmptyState title={t('doctors.emptyTitle')}>{t('doctors.empty')}</EmptyState>
      ) : (
        <div className="space-y-8">
          <DoctorsTable doctors={doctors} />
          <StrikeOffForm doctors={doctors} today={today} />
        </div>
      )}
    </PageBody>
  );
}
