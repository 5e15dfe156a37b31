import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AmountsTables } from '@/components/policies/amounts-table';
import { MonthFacts } from '@/components/policies/month-facts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { formatPeriod } from '@/lib/i18n/format';
import { openPolicyDesk } from '../../desk';

type Props = { params: Promise<{ period: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker.nav');
  return { title: t('policy') };
}

/** The table of one month, as it was published last. */
export default async function MonthTablePage({ params }: Props) {
  const { scheme, currentMonth, facts } = await openPolicyDesk();
  const { period } = await params;
  const table = facts.tables.find((one) => String(one.period) === period);
  if (!table) notFound();
  const [t, locale] = await Promise.all([getTranslations('policies'), getLocale()]);
  const relation = table.period > currentMonth ? 'month.notYet' : table.period < currentMonth ? 'month.past' : null;
  return (
    <PageBody>
      <PageHeader
        title={t('month.title', { month: formatPeriod(locale, table.period) })}
        {...(relation === null ? {} : { intro: t(relation) })}
        back={{ href: '/beleid', label: t('overview') }}
      />
      <div className="space-y-6">
        <AmountsTables scheme={scheme} table={table} />
        <MonthFacts scheme={scheme} table={table} />
      </div>
    </PageBody>
  );
}
