import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdvanceDesk } from '@/components/policies/advance-desk';
import { deskPath } from '@/components/policies/desk-path';
import { OpenProposal } from '@/components/policies/proposals-list';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/i18n/format';
import { openAdvanceDesk } from './desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker.nav');
  return { title: t('policy') };
}

/** The policy of the lump sum that SVB pays: in force, to come, as it was; and what was proposed. */
export default async function AdvancePolicyPage() {
  const { desk, facts, isOpen } = await openAdvanceDesk();
  const [t, shared, locale] = await Promise.all([
    getTranslations('advancePolicies'),
    getTranslations('policies'),
    getLocale(),
  ]);
  return (
    <PageBody>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-10">
        <div className="space-y-4">
          <OpenProposal proposals={desk.proposals} desk="advance" />
          <p className="max-w-prose">{t('whoDecides')}</p>
          <div className="flex flex-wrap items-center gap-3">
            {isOpen && <p>{shared('propose.blocked')}</p>}
            {!isOpen && facts !== null && (
              <ButtonLink href={`${deskPath('advance')}/nieuw`}>{t('propose.action')}</ButtonLink>
            )}
            <RefreshButton label={shared('refresh')} />
          </div>
          <p className="text-ink-soft">
            {desk.indexedUntilSec > 0
              ? shared('indexedUntil', { at: formatDateTime(locale, desk.indexedUntilSec * 1000) })
              : shared('neverIndexed')}
          </p>
        </div>
        <AdvanceDesk desk={desk} />
      </div>
    </PageBody>
  );
}
