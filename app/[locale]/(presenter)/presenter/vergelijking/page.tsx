import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { BackToStage } from '@/components/presenter/back-to-stage';
import { CostTable } from '@/components/presenter/cost-table';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { Table, Td, Th } from '@/components/ui/table';
import { runtimeConfig } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { measuredGas } from '@/lib/server/services/presenter/gas';
import type { MeasuredGas } from '@/lib/shared/presenter/cost';
import { PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';
import { demoOnly } from '../demo-only';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('presenter.compare');
  return { title: t('title'), robots: { index: false } };
}

const COLUMNS = ['closed', 'open', 'ledger'] as const;
const ROWS = ['example', 'reads', 'writes', 'finality', 'speed', 'gdpr', 'product'] as const;

export default async function ComparisonPage() {
  demoOnly();
  return <Comparison measured={await measuredGas(database(), runtimeConfig())} />;
}

function Comparison({ measured }: { measured: readonly MeasuredGas[] }) {
  const t = useTranslations('presenter.compare');
  return (
    <PageBody>
      <p className="mb-2">
        <BackToStage label={t('back')} />
      </p>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Table
        caption={t('caption')}
        head={
          <tr>
            <Th>{t('aspect')}</Th>
            {COLUMNS.map((column) => (
              <Th key={column} className="min-w-48">
                {t(`columns.${column}`)}
              </Th>
            ))}
          </tr>
        }
      >
        {ROWS.map((row) => (
          <tr key={row}>
            <Th scope="row" className="min-w-32 border-t border-line">
              {t(`rows.${row}.name`)}
            </Th>
            {COLUMNS.map((column) => (
              <Td key={column}>{t(`rows.${row}.${column}`, { confirmations: PROFILE_PACE.ethereum.confirmations })}</Td>
            ))}
          </tr>
        ))}
      </Table>
      <p className="mt-2 text-ink-soft">{t('source')}</p>
      <section className="mt-8 max-w-prose">
        <h2 className="text-2xl font-bold">{t('ledgerTitle')}</h2>
        <p className="mt-2">{t('ledger')}</p>
      </section>
      <section className="mt-8">
        <h2 className="text-2xl font-bold">{t('costTitle')}</h2>
        <p className="mt-2 mb-4 max-w-prose">{t('costIntro')}</p>
        <CostTable measured={measured} />
        <p className="mt-3 max-w-prose">{t('costClosed')}</p>
        <p className="mt-2 max-w-prose">{t('costData')}</p>
      </section>
    </PageBody>
  );
}
