import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MoneyPage } from '@/components/money/money-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('money');
  return { title: t('title') };
}

export default function GeldPage() {
  return <MoneyPage />;
}
