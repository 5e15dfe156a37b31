'use client';

import { useTranslations } from 'next-intl';
import { SilentMonths } from '@/components/review/silent-months';
import { PageHeader } from '@/components/ui/page-header';
import { CaseList, NoCases } from './case-list';
import { useCases } from './use-cases';

export function CasesPage() {
  const t = useTranslations('mijn.cases');
  const { running, finished } = useCases();
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <h2 className="sr-only">{t('title')}</h2>
      {running.length > 0 ? <CaseList cases={running} /> : <NoCases />}
      {finished.length > 0 && (
        <section aria-labelledby="finished" className="mt-10">
          <h2 id="finished" className="mb-3 text-2xl font-bold">
            {t('finished')}
          </h2>
          <CaseList cases={finished} />
        </section>
      )}
      <SilentMonths />
    </>
  );
}
