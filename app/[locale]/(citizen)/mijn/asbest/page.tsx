import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AsbestosPage } from '@/components/asbestos/asbestos-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('asbestos');
  return { title: t('title') };
}

export default function AsbestPage() {
  return <AsbestosPage />;
}
