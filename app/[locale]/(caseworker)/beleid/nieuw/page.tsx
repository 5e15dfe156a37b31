import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProposalForm } from '@/components/policies/proposal-form';
import { OpenProposal } from '@/components/policies/proposals-list';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { openPolicyDesk } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policies.propose');
  return { title: t('title') };
}

/** A new table, or where the one proposal is that stands in its way. */
export default async function NewPolicyPage() {
  const { proposals, facts } = await openPolicyDesk();
  const t = await getTranslations('policies');
  const isOpen = proposals.some(({ status }) => status === 'proposed' || status === 'approved');
  return (
    <PageBody>
      {isOpen ? (
        <>
          <PageHeader
            title={t('propose.title')}
            intro={t('propose.blocked')}
            back={{ href: '/beleid', label: t('overview') }}
          />
          <OpenProposal proposals={proposals} />
        </>
      ) : (
        <ProposalForm facts={facts} />
      )}
    </PageBody>
  );
}
