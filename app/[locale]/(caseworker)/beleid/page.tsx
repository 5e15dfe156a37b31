import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ComingMonths } from '@/components/policies/coming-months';
import { CurrentTable } from '@/components/policies/current-table';
import { PolicyHistory } from '@/components/policies/policy-history';
import { OpenProposal, ProposalsList } from '@/components/policies/proposals-list';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/i18n/format';
import { openPolicyDesk } from './desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker.nav');
  return { title: t('policy') };
}

/** The norms of the agency's scheme: in force, to come, as they were; and what was proposed. */
export default async function PolicyPage() {
  const { scheme, currentMonth, publications, proposals, indexedUntilSec, facts } = await openPolicyDesk();
  const [t, locale] = await Promise.all([getTranslations('policies'), getLocale()]);
  const isOpen = proposals.some(({ status }) => status === 'proposed' || status === 'approved');
  return (
    <PageBody>
      <PageHeader title={t(`title.${scheme}`)} intro={t('intro')} />
      <div className="space-y-10">
        <div className="space-y-4">
          <OpenProposal proposals={proposals} />
          <p className="max-w-prose">{t(`whoDecides.${scheme}`)}</p>
          <div className="flex flex-wrap items-center gap-3">
            {isOpen ? (
              <p>{t('propose.blocked')}</p>
            ) : (
              <ButtonLink href="/beleid/nieuw">{t('propose.action')}</ButtonLink>
            )}
            <RefreshButton label={t('refresh')} />
          </div>
          <p className="text-ink-soft">
            {indexedUntilSec > 0
              ? t('indexedUntil', { at: formatDateTime(locale, indexedUntilSec * 1000) })
              : t('neverIndexed')}
          </p>
        </div>
        <CurrentTable
          scheme={scheme}
          currentMonth={currentMonth}
          table={facts.tables.find(({ period }) => period === currentMonth)}
        />
        <ComingMonths tables={facts.tables} currentMonth={currentMonth} />
        <ProposalsList proposals={proposals} />
        <PolicyHistory publications={publications} />
      </div>
    </PageBody>
  );
}
