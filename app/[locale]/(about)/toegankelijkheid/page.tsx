import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('about.accessibility');
  return { title: t('title') };
}

const PARTS = ['standard', 'limits', 'contact'] as const;

export default function AccessibilityPage() {
  const t = useTranslations('about.accessibility');
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} intro={t('intro')} />
      {PARTS.map((part) => (
        <section key={part} className="mt-8">
          <h2 className="text-2xl font-bold">{t(`${part}Title`)}</h2>
          <p className="mt-2">{t(part)}</p>
        </section>
      ))}
      <p className="mt-8 text-ink-soft">{t('date')}</p>
    </PageBody>
  );
}
