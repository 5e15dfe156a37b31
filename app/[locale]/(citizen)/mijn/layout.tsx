import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CardGate } from '@/components/citizen/card-gate';
import { PersonaPilot } from '@/components/presenter/persona-pilot';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mijn.nav');
  return { title: t('label'), robots: { index: false } };
}

export default function CitizenLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PersonaPilot />
      <CardGate>{children}</CardGate>
    </>
  );
}
