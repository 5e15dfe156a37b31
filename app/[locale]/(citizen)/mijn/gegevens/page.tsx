import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataPage } from '@/components/card/data-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.data');
  return { title: t('title') };
}

export default function GegevensPage() {
  return <DataPage />;
}
