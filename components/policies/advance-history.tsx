import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatDate, formatDateTime } from '@/lib/i18n/format';
import type { AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';
import { Details } from '../ui/details';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { AdvanceFacts } from './advance-facts';

/** Every table of the lump sum that was ever recorded, as the chain has it. @param publications newest first */
export function AdvanceHistory({ publications }: { publications: readonly AdvancePublication[] }) {
  const t = useTranslations('advancePolicies.history');
  const locale = useLocale();
  return (
    <section aria-labelledby="advance-history" className="space-y-4">
      <h2 id="advance-history" className="text-2xl font-bold">
        {t('title')}
      </h2>
      <p>{t('intro')}</p>
      {publications.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <Table
          caption={t('caption')}
          head={
            <tr>
              <Th>{t('from')}</Th>
              <Th>{t('amount')}</Th>
              <Th className="hidden sm:table-cell">{t('at')}</Th>
            </tr>
          }
        >
          {publications.map((table) => {
            const at = formatDateTime(locale, table.publishedAtSec * 1000);
            return (
              <tr key={table.policyId}>
                <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
                  {formatDate(locale, table.startsAtSec * 1000)}
                  {/* On a phone the last column stands here: nothing has to be scrolled to. */}
                  <span className="block font-normal text-ink-soft sm:hidden">{at}</span>
                </th>
                <Td>
                  <span className="amount">{formatCents(locale, table.amountCents)}</span>
                  <div className="mt-2">
                    <Details summary={t('whole')}>
                      <AdvanceFacts table={table} />
                    </Details>
                  </div>
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
