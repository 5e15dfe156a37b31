'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { CaseList } from './case-list';

export function CasesPage() {
  const t = useTranslations('mijn.cases');
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <h2 className="sr-only">{t('title')}</h2>
      <CaseList />
    </>
  );
}
