import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DoctorPrivacy } from '@/components/health-desk/doctor-privacy';
import { MedicalForm } from '@/components/health-desk/medical-form';
import { RegisterState } from '@/components/health-desk/register-state';
import { PageBody } from '@/components/shell/page-body';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { type DoctorDesk, openDoctorDesk } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('doctor.form');
  return { title: t('title') };
}

export default async function MedicalStatementPage() {
  const desk = await openDoctorDesk();
  return (
    <PageBody>
      {desk.doctor.active && desk.patients.length > 0 ? (
        <MedicalForm patients={desk.patients} today={desk.today} />
      ) : (
        <NoForm desk={desk} />
      )}
      <div className="mt-10">
        <DoctorPrivacy />
      </div>
    </PageBody>
  );
}

/** Why there is nothing to fill in: said before the work, not after it. The server refuses it too. */
async function NoForm({ desk }: { desk: DoctorDesk }) {
  const t = await getTranslations('doctor');
  return (
    <>
      <PageHeader title={t('form.title')} back={{ href: '/arts', label: t('nav.overview') }} />
      {desk.doctor.active ? (
        <EmptyState title={t('form.noPatientsTitle')}>{t('form.noPatients')}</EmptyState>
      ) : (
        <RegisterState doctor={desk.doctor} name={desk.name} />
      )}
    </>
  );
}
