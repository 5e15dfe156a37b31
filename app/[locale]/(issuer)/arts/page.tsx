import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DoctorPrivacy } from '@/components/health-desk/doctor-privacy';
import { MedicalStatusHelp } from '@/components/health-desk/medical-status';
import { RegisterState } from '@/components/health-desk/register-state';
import { SimulatedNote } from '@/components/health-desk/simulated-note';
import { StatementList } from '@/components/health-desk/statement-list';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openDoctorDesk } from './desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('doctor.overview');
  return { title: t('title') };
}

export default async function DoctorStatementsPage() {
  const desk = await openDoctorDesk();
  const [statements, t] = await Promise.all([desk.statements(), getTranslations('doctor')]);
  const contested = statements.filter(({ contest }) => contest !== null).length;
  const { active } = desk.doctor;
  return (
    <PageBody>
      <PageHeader
        title={t('overview.title')}
        intro={t('overview.intro')}
        aside={<Badge tone="warn">{t('simulated.badge')}</Badge>}
      />
      <div className="space-y-6">
        <RegisterState doctor={desk.doctor} name={desk.name} />
        <div className="flex flex-wrap gap-3">
          {active && <ButtonLink href="/arts/verklaring">{t('overview.newStatement')}</ButtonLink>}
          <RefreshButton label={t('overview.refresh')} />
        </div>
        {contested > 0 && <Alert tone="bad">{t('overview.contested', { count: contested })}</Alert>}
        {statements.length > 0 ? (
          <StatementList statements={statements} />
        ) : (
          <EmptyState title={t('overview.empty')}>
            {t(active ? 'overview.emptyNext' : 'overview.emptyInactive')}
          </EmptyState>
        )}
        <MedicalStatusHelp />
        <DoctorPrivacy />
        <SimulatedNote desk="doctor" />
      </div>
    </PageBody>
  );
}
