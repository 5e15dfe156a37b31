import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentPage } from '@/components/card/consent-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('card.consent');
  return { title: t('title') };
}

export default function ToestemmingPage() {
  return <ConsentPage />;
}
