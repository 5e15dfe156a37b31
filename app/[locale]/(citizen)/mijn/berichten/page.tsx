import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MessagesPage } from '@/components/messages/messages-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.messages');
  return { title: t('title') };
}

export default function BerichtenPage() {
  return <MessagesPage />;
}
