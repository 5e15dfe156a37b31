import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { VisibilityTable } from '@/components/about/visibility-table';
import { PrintButton } from '@/components/presenter/print-button';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { Link } from '@/lib/i18n/navigation';
import { STEP_IDS } from '@/lib/shared/presenter/script';
import { demoOnly } from '../demo-only';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presenter.handout');
  return { title: t('title'), robots: { index: false } };
}

const QUESTIONS = ['gdpr', 'trigger', 'scale'] as const;

export default function HandoutPage() {
  demoOnly();
  return <Handout />;
}

/** One sheet to take home: what was seen, and where it can be checked. */
function Handout() {
  const t = useTranslations('presenter.handout');
  const steps = useTranslations('presenter.steps');
  return (
    <PageBody>
      <div data-slot="handout">
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          aside={
            <div className="flex flex-wrap items-center gap-4 print:hidden">
              <Link href="/presenter" className="text-brand underline underline-offset-4">
                {t('back')}
              </Link>
              <PrintButton />
            </div>
          }
        />
        <section className="mb-6">
          <h2 className="mb-2 text-2xl font-bold">{t('sawTitle')}</h2>
          <ol className="list-decimal pl-6 sm:columns-2 sm:gap-8">
            {STEP_IDS.map((id) => (
              <li key={id}>{steps(`${id}.title`)}</li>
            ))}
          </ol>
        </section>
        <section className="mb-6">
          <h2 className="mb-2 text-2xl font-bold">{t('questionsTitle')}</h2>
          <dl className="space-y-2">
            {QUESTIONS.map((key) => (
              <div key={key} className="break-inside-avoid">
                <dt className="font-semibold">{t(`questions.${key}.question`)}</dt>
                <dd>{t(`questions.${key}.answer`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="mb-6 break-inside-avoid">
          <h2 className="mb-2 text-2xl font-bold">{t('hiddenTitle')}</h2>
          <VisibilityTable />
        </section>
        <section className="break-inside-avoid">
          <h2 className="mb-2 text-2xl font-bold">{t('tryTitle')}</h2>
          <p>{t('tryBody')}</p>
          <p className="mt-2 text-ink-soft">{t('note')}</p>
        </section>
      </div>
    </PageBody>
  );
}
