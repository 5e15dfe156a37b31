import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CsvImport } from '@/components/issuer/csv-import';
import { EmployerPrivacy } from '@/components/issuer/employer-privacy';
import { lastEnded, recentMonths } from '@/components/issuer/months';
import { PageBody } from '@/components/shell/page-body';
import { latestPeriod, monthFrom, openDesk, type Query } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('issuer.csv');
  return { title: t('title') };
}

export default async function ImportPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await openDesk();
  const query = await searchParams;
  const months = recentMonths(latestPeriod(), 15);
  const asked = monthFrom(query, 'maand');
  return (
    <PageBody>
      <CsvImport
        staffNumbers={desk.people.map((one) => one.staffNumber)}
        months={months}
        period={months.find((month) => month === asked) ?? lastEnded(latestPeriod())}
      />
      <div className="mt-10">
        <EmployerPrivacy />
      </div>
    </PageBody>
  );
}
