import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CasesPage } from '@/components/cases/cases-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.cases');
  return { title: t('title') };
}

export default function ZakenPage() {
  return <CasesPage />;
}
