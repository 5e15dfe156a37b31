import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ModePage } from '@/components/card/mode-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('card.mode');
  return { title: t('title') };
}

export default function KeuzePage() {
  return <ModePage />;
}
