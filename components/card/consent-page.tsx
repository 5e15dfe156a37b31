'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { ConsentForm } from './consent-form';

export function ConsentPage() {
  const t = useTranslations('card.consent');
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} intro={t('intro')} />
      <ConsentForm />
    </div>
  );
}
