'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { Details } from '../ui/details';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { rangeText } from './months-text';
import { type HistoryGroup, historyGroups } from './tables';
import { useOriginText } from './use-origin-text';

/** Every table that was ever recorded, as the chain has it: who decided, when, in which transactions. */
export function PolicyHistory({ publications }: { publications: readonly PolicyPublication[] }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const originText = useOriginText();
  return (
    <section aria-labelledby="policy-history" className="space-y-4">
      <h2 id="policy-history" className="text-2xl font-bold">
        {t('history.title')}
      </h2>
      <p>{t('history.intro')}</p>
      {publications.length === 0 ? (
        <EmptyState title={t('history.emptyTitle')}>{t('history.empty')}</EmptyState>
      ) : (
        <Table
          caption={t('history.caption')}
          head={
            <tr>
              <Th>{t('history.months')}</Th>
              <Th>{t('history.by')}</Th>
              <Th className="hidden sm:table-cell">{t('history.at')}</Th>
            </tr>
          }
        >
          {historyGroups(publications).map((group) => {
            const [first] = group.publications;
            const at = formatDateTime(locale, (first?.publishedAtSec ?? 0) * 1000);
            return (
              <tr key={first?.txHash.concat(String(first.period))}>
                <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
                  <Link
                    href={`/beleid/maand/${group.from}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
                  >
                    {rangeText(locale, t, group.from, group.until)}
                  </Link>
                  {/* On a phone the last column stands here: nothing has to be scrolled to. */}
                  <span className="block font-normal text-ink-soft sm:hidden">{at}</span>
                </th>
                <Td>
                  {first && originText(first.origin)}
                  <Proof group={group} />
                </Td>
                <Td className="hidden sm:table-cell">{at}</Td>
              </tr>
            );
          })}
        </Table>
      )}
    </section>
  );
}

/** The transactions of a group, folded away: each can be looked up on the chain. */
function Proof({ group }: { group: HistoryGroup }) {
  const t = useTranslations('policies.history');
  const locale = useLocale();
  const hashes = new Set(group.publications.map(({ txHash }) => txHash));
  return (
    <div className="mt-2">
      <Details summary={`${t('proof')}: ${t('transactions', { count: hashes.size })}`}>
        <ul className="space-y-2 text-sm">
          {group.publications.map(({ period, txHash, origin }) => (
            <li key={period}>
              <strong>{formatPeriod(locale, period)}</strong>
              {origin.kind !== 'start' && origin.proposedTx !== null && (
                <span className="block">
                  {t('proposedTx')}: <code className="break-all">{origin.proposedTx}</code>
                </span>
              )}
              <span className="block">
                {t('publishedTx')}: <code className="break-all">{txHash}</code>
              </span>
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
