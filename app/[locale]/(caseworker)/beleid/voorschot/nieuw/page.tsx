import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdvanceProposalForm } from '@/components/policies/advance-proposal-form';
import { deskPath } from '@/components/policies/desk-path';
import { OpenProposal } from '@/components/policies/proposals-list';
import { PageBody } from '@/components/shell/page-body';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openAdvanceDesk } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('advancePolicies.propose');
  return { title: t('title') };
}

/** Another amount, or what stands in its way: an open proposal, or no policy to follow. */
export default async function NewAdvancePage() {
  const { desk, facts, isOpen } = await openAdvanceDesk();
  const [t, shared] = await Promise.all([getTranslations('advancePolicies'), getTranslations('policies')]);
  if (facts !== null && !isOpen) {
    return (
      <PageBody>
        <AdvanceProposalForm facts={facts} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <PageHeader
        title={t('propose.title')}
        {...(isOpen ? { intro: shared('propose.blocked') } : {})}
        back={{ href: deskPath('advance'), label: shared('overview') }}
      />
      {isOpen ? (
        <OpenProposal proposals={desk.proposals} desk="advance" />
      ) : (
        <EmptyState title={t('propose.nothingTitle')}>{t('propose.nothing')}</EmptyState>
      )}
    </PageBody>
  );
}
