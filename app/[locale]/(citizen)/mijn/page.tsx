import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HomePage } from '@/components/citizen/home-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.nav');
  return { title: t('home') };
}

export default function MijnPage() {
  return <HomePage />;
}
