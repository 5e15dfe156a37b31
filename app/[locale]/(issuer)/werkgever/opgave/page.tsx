import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmployerPrivacy } from '@/components/issuer/employer-privacy';
import { monthForCorrection } from '@/components/issuer/months';
import { StatementForm } from '@/components/issuer/statement-form';
import { PageBody } from '@/components/shell/page-body';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { latestPeriod, monthFrom, openDesk, type Query, textFrom } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('issuer.form');
  return { title: t('title') };
}

/** `?medewerker`, `?maand` and `?corrigeer` fill in what is known already. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await openDesk();
  const [query, t] = await Promise.all([searchParams, getTranslations('issuer.form')]);
  const latest = latestPeriod();
  const personId = textFrom(query, 'medewerker');
  const corrected = monthFrom(query, 'corrigeer') ?? null;
  const asked = monthFrom(query, 'maand');
  const period = asked && asked <= latest ? asked : corrected ? monthForCorrection(corrected, latest) : latest;
  return (
    <PageBody>
      {desk.people.length === 0 ? (
        <>
          <PageHeader title={t('title')} />
          <EmptyState title={t('noPeopleTitle')}>{t('noPeople')}</EmptyState>
        </>
      ) : (
        <StatementForm
          // Another link to this page begins a new form.
          key={`${personId}:${period}:${corrected ?? ''}`}
          people={desk.people}
          start={{
            latest,
            period,
            personId: desk.people.some((one) => one.personId === personId) ? personId : '',
            correctPeriod: corrected,
          }}
        />
      )}
      <div className="mt-10">
        <EmployerPrivacy />
      </div>
    </PageBody>
  );
}
