import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { VisibilityTable } from '@/components/about/visibility-table';
import { BackToStage } from '@/components/presenter/back-to-stage';
import { PrintButton } from '@/components/presenter/print-button';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { loadDeployment } from '@/lib/server/chain/deployments';
import { runtimeConfig } from '@/lib/server/env';
import { STEP_IDS } from '@/lib/shared/presenter/script';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { demoOnly } from '../demo-only';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presenter.handout');
  return { title: t('title'), robots: { index: false } };
}

const QUESTIONS = ['gdpr', 'trigger', 'scale'] as const;

export default function HandoutPage() {
  demoOnly();
  return <Handout signers={signers()} />;
}

/** Who signs the messages of the municipality's chain, as the pool's chain was deployed to demand it. */
function signers(): { readonly validators: number; readonly threshold: number } {
  const { deploymentsDir, chains } = runtimeConfig();
  const { origins } = loadDeployment<PayoutDeployment>(deploymentsDir, chains.payout.chainId, 'payout');
  const income = origins.find(({ domain }) => domain === 'income');
  return { validators: income?.validators.length ?? 0, threshold: income?.threshold ?? 0 };
}

/** One sheet to take home: what was seen, and where it can be checked. */
function Handout({ signers }: { signers: { validators: number; threshold: number } }) {
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
              <BackToStage label={t('back')} />
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
                <dd>{t(`questions.${key}.answer`, signers)}</dd>
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
