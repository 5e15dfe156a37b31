'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import { formatDuration } from './duration';

/** Less than half a second is no time: it would be said as none. */
const LEAST_MS = 500;

/** Each payment of a proposed plan: how much, when it leaves, when it moves on. Counted from the start. */
export function PlanTable({ plan }: { plan: PayoutPlan }) {
  const t = useTranslations('money.check');
  const locale = useLocale();
  const format = useFormat();
  const after = (key: 'after' | 'later', ms: number) =>
    ms >= LEAST_MS ? t(key, { duration: formatDuration(locale, ms) }) : t('now');
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('part')}</Th>
          <Th className="text-right">{t('amount')}</Th>
          <Th>{t('leaves')}</Th>
          <Th className="hidden sm:table-cell">{t('moves')}</Th>
        </tr>
      }
    >
      {plan.steps.map((step, index) => (
        <tr key={step.accountIndex}>
          <Th scope="row" className="border-t border-line">
            {index + 1}
          </Th>
          <Td className="amount text-right">{format.cents(step.amountCents)}</Td>
          <Td className="sm:min-w-28">
            {after('after', step.withdrawAtMs - plan.createdAtMs)}
            {/* On a phone the last column has its words here: nothing has to be scrolled to. */}
            <span className="block text-sm text-ink-soft sm:hidden">
              {t('moves')}: {after('later', step.forwardDelayMs)}
            </span>
          </Td>
          <Td className="hidden min-w-28 sm:table-cell">{after('later', step.forwardDelayMs)}</Td>
        </tr>
      ))}
    </Table>
  );
}
