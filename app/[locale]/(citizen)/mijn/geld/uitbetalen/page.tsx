import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PayoutPage } from '@/components/money/payout-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('money.form');
  return { title: t('title') };
}

export default function UitbetalenPage() {
  return <PayoutPage />;
}
