import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StagePage } from '@/components/presenter/stage-page';
import { demoOnly } from './demo-only';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presenter');
  return { title: t('title'), robots: { index: false } };
}

export default function PresenterPage() {
  demoOnly();
  return <StagePage />;
}
