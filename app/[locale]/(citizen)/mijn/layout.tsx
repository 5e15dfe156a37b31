import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CardGate } from '@/components/citizen/card-gate';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.nav');
  return { title: t('label'), robots: { index: false } };
}

export default function CitizenLayout({ children }: { children: ReactNode }) {
  return <CardGate>{children}</CardGate>;
}
