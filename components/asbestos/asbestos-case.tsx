'use client';

import { useTranslations } from 'next-intl';
import { PhaseBadge } from '@/components/cases/phase-badge';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { AdvanceRecord } from '@/lib/shared/card/claim-progress';

/** The application for the asbestos advance as one row of the running cases. */
export function AsbestosCase({ record }: { record: AdvanceRecord }) {
  const t = useTranslations('asbestos');
  const cases = useTranslations('mijn.cases');
  const format = useFormat();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-lg font-bold">
          <Link href="/mijn/asbest" className="text-brand underline underline-offset-4">
            {t('title')}
          </Link>
        </h3>
        <PhaseBadge phase={record.state.phase} />
      </div>
      <p className="mt-1">
        {cases('advanceLabel')}: <strong className="amount">{format.cents(record.amountCents)}</strong>
      </p>
    </>
  );
}
