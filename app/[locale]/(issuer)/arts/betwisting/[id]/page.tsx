import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ContestForm } from '@/components/health-desk/contest-form';
import { PageBody } from '@/components/shell/page-body';
import { openDoctorDesk } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('doctor.contest');
  return { title: t('title') };
}

/** An open contest of one of the doctor's own statements; another doctor's is never found. */
export default async function ContestPage({ params }: Props) {
  const desk = await openDoctorDesk();
  const [{ id }, statements] = await Promise.all([params, desk.statements()]);
  const statement = statements.find(({ contest }) => contest?.id === id);
  if (!statement?.contest) notFound();
  return (
    <PageBody>
      <ContestForm
        statement={statement}
        contest={statement.contest}
        today={desk.today}
        mayCorrect={desk.doctor.active}
      />
    </PageBody>
  );
}
