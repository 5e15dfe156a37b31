import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { VisibilityTable } from '@/components/about/visibility-table';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { Link } from '@/lib/i18n/navigation';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('about.privacy');
  return { title: t('title') };
}

const PARTS = ['timing', 'stay', 'rights'] as const;

export default function PrivacyPage() {
  const t = useTranslations('about.privacy');
  return (
    <PageBody>
      <PageHeader title={t('title')} intro={t('intro')} />
      <VisibilityTable />
      <p className="mt-3 text-ink-soft">
        {t('countsNote')}{' '}
        <Link href="/controleer" className="font-semibold text-brand underline underline-offset-4">
          {t('verifyLink')}
        </Link>
      </p>
      <p className="mt-3 text-ink-soft">{t('shownNote')}</p>
      <p className="mt-3 text-ink-soft">{t('relayNote')}</p>
      <div className="mt-8">
        <VisibilityTable of="asbestos" />
      </div>
      <p className="mt-3 text-ink-soft">{t('asbestosNote')}</p>
      {PARTS.map((part) => (
        <section key={part} className="mt-8 max-w-prose">
          <h2 className="text-2xl font-bold">{t(`${part}Title`)}</h2>
          <p className="mt-2">{t(part)}</p>
        </section>
      ))}
    </PageBody>
  );
}
