import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecisionForm } from '@/components/policies/decision-form';
import { monthsText } from '@/components/policies/months-text';
import { ProposalDetails } from '@/components/policies/proposal-details';
import { WithdrawProposal } from '@/components/policies/withdraw-proposal';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { PageHeader } from '@/components/ui/page-header';
import { ownProposal } from '@/lib/server/services/policy-desk-decide';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { unusualOf } from '@/lib/shared/domain/policy-change-unusual';
import { openPolicyDesk } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policies.open');
  return { title: t('view') };
}

/** One proposal: to decide on for a colleague, to withdraw for the proposer, to read for all. */
export default async function ProposalPage({ params }: Props) {
  const { proposals, facts, actor } = await openPolicyDesk();
  const { id } = await params;
  const proposal = proposals.find((one) => one.id === id);
  if (!proposal) {
    // Another agency's: it does not exist here either, and the audit log keeps that it was asked for.
    await ownProposal(actor, id, 'GET', policyDeskDeps().db).catch(() => null);
    notFound();
  }
  const [t, locale] = await Promise.all([getTranslations('policies'), getLocale()]);
  const details = <ProposalDetails facts={facts} proposal={proposal} />;
  const header = (
    <PageHeader
      title={t('proposal.title', { months: monthsText(locale, t, proposal) })}
      back={{ href: '/beleid', label: t('overview') }}
    />
  );
  const { status, isOwn } = proposal;
  if (status === 'proposed' && !isOwn) {
    const change = { ...proposal.table, fromPeriod: proposal.fromPeriod, months: proposal.months };
    const unusual = unusualOf(facts.scheme, change, facts.tables, facts.poolLimitCents);
    return (
      <PageBody>
        <DecisionForm proposal={proposal} unusual={unusual} poolLimitCents={facts.poolLimitCents}>
          {details}
        </DecisionForm>
      </PageBody>
    );
  }
  return (
    <PageBody>
      {isOwn && (status === 'proposed' || status === 'failed') ? (
        <WithdrawProposal proposal={proposal}>
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
