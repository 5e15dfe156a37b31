import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsPage } from '@/components/citizen/settings-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.settings');
  return { title: t('title') };
}

export default function InstellingenPage() {
  return <SettingsPage />;
}
