'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { Table, Td, Th } from '../ui/table';
import { type Desk, type ProposalHead, proposalPath } from './desk-path';
import { monthsText } from './months-text';
import { ProposalStatus } from './proposal-status';

type ProposalsProps = { proposals: readonly ProposalHead[]; desk?: Desk };

/** What waits for a decision or for the chain: on top of the page. */
export function OpenProposal({ proposals, desk = 'norms' }: ProposalsProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const open = proposals.find(({ status }) => status === 'proposed' || status === 'approved');
  if (!open) return null;
  const months = monthsText(locale, t, open);
  const at = formatDateTime(locale, open.proposedAtMs);
  return (
    <Alert tone="warn" title={t('open.title')}>
      <p>
        {open.status === 'approved'
          ? t('open.approved', { months })
          : t(open.isOwn ? 'open.own' : 'open.proposed', { name: open.proposerName, at, months })}
      </p>
      <ButtonLink href={proposalPath(desk, open)} prefetch={false} variant="secondary">
        {t('open.view')}
      </ButtonLink>
    </Alert>
  );
}

/** Every proposal with its outcome, newest first as given. */
export function ProposalsList({ proposals, desk = 'norms' }: ProposalsProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  return (
    <section aria-labelledby="policy-proposals" className="space-y-4">
      <h2 id="policy-proposals" className="text-2xl font-bold">
        {t('history.proposalsTitle')}
      </h2>
      {proposals.length === 0 ? (
        <p>{t('history.proposalsEmpty')}</p>
      ) : (
        <Table
          caption={t('history.proposalsCaption')}
          head={
            <tr>
              <Th>{t('history.months')}</Th>
              <Th>{t('proposal.status')}</Th>
              <Th className="hidden sm:table-cell">{t('history.proposedAt')}</Th>
            </tr>
          }
        >
          {proposals.map((proposal) => (
            <tr key={proposal.id}>
              <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
                <Link
                  href={proposalPath(desk, proposal)}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
                >
                  {monthsText(locale, t, proposal)}
                </Link>
                <span className="block font-normal text-ink-soft">
                  <bdi>{proposal.proposerName}</bdi>
                </span>
                <span className="block font-normal text-ink-soft sm:hidden">
                  {formatDateTime(locale, proposal.proposedAtMs)}
                </span>
              </th>
              <Td>
                <ProposalStatus status={proposal.status} />
              </Td>
              <Td className="hidden sm:table-cell">{formatDateTime(locale, proposal.proposedAtMs)}</Td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
