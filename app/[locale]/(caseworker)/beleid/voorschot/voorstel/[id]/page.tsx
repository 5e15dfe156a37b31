import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdvanceProposalDetails } from '@/components/policies/advance-proposal-details';
import { DecisionForm } from '@/components/policies/decision-form';
import { deskPath } from '@/components/policies/desk-path';
import { monthsText } from '@/components/policies/months-text';
import { shownUnusual } from '@/components/policies/shown-unusual';
import { WithdrawProposal } from '@/components/policies/withdraw-proposal';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { PageHeader } from '@/components/ui/page-header';
import { ownAdvanceProposal } from '@/lib/server/services/advance-policy-decide';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { unusualAdvance } from '@/lib/shared/domain/advance-change';
import { openAdvanceDesk } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policies.open');
  return { title: t('view') };
}

/** One proposal: to decide on for a colleague, to withdraw for the proposer, to read for all. */
export default async function AdvanceProposalPage({ params }: Props) {
  const { desk, facts, actor } = await openAdvanceDesk();
  const { id } = await params;
  const proposal = desk.proposals.find((one) => one.id === id);
  if (!proposal) {
    // One of norms: it does not exist here either, and the audit log keeps that it was asked for.
    await ownAdvanceProposal(actor, id, 'GET', policyDeskDeps().db).catch(() => null);
    notFound();
  }
  const [t, locale] = await Promise.all([getTranslations('policies'), getLocale()]);
  const details = <AdvanceProposalDetails proposal={proposal} publications={desk.publications} />;
  const header = (
    <PageHeader
      title={t('proposal.title', { months: monthsText(locale, t, proposal) })}
      back={{ href: deskPath('advance'), label: t('overview') }}
    />
  );
  const { status, isOwn } = proposal;
  if (status === 'proposed' && !isOwn) {
    const unusual = facts === null ? [] : unusualAdvance(proposal, facts.last, desk.poolLimitCents);
    return (
      <PageBody>
        <DecisionForm
          proposal={proposal}
          desk="advance"
          unusual={shownUnusual(unusual)}
          poolLimitCents={desk.poolLimitCents}
        >
          {details}
        </DecisionForm>
      </PageBody>
    );
  }
  return (
    <PageBody>
      {isOwn && (status === 'proposed' || status === 'failed') ? (
        <WithdrawProposal proposal={proposal} desk="advance">
          {header}
          {details}
        </WithdrawProposal>
      ) : (
        <>
          {header}
          {details}
          <div className="mt-8">
            <RefreshButton label={t('refresh')} />
          </div>
        </>
      )}
    </PageBody>
  );
}
