'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatDate } from '@/lib/i18n/format';
import { type AdvanceChange, monthStartSec } from '@/lib/shared/domain/advance-change';
import type { AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';
import { DefinitionList } from '../ui/definition-list';
import { formatCentsDifference } from './months-text';

type AdvanceChangeListProps = AdvanceChange & {
  /** The policy before it; null when there is none. */
  before: Pick<AdvancePublication, 'amountCents' | 'startsAtSec'> | null;
};

/** Old and new amount with the difference, and that nothing else changes. */
export function AdvanceChangeList({ before, amountCents, fromPeriod }: AdvanceChangeListProps) {
  const t = useTranslations('advancePolicies.check');
  const locale = useLocale();
  const dateOf = (sec: number) => formatDate(locale, sec * 1000);
  return (
    <section className="space-y-3">
      <DefinitionList
        items={[
          { key: 'from', term: t('from'), value: dateOf(monthStartSec(fromPeriod)) },
          ...(before === null
            ? []
            : [
                {
                  key: 'old',
                  term: t('old'),
                  value: t('since', {
                    amount: formatCents(locale, before.amountCents),
                    from: dateOf(before.startsAtSec),
                  }),
                },
              ]),
          {
            key: 'new',
            term: t('new'),
            value: (
              <>
                <span className="amount font-bold">{formatCents(locale, amountCents)}</span>
                {before !== null && (
                  <span className="block font-semibold">
                    {formatCentsDifference(locale, amountCents - before.amountCents)}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <p className="text-ink-soft">{t('rest')}</p>
    </section>
  );
}
