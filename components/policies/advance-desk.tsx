import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/i18n/format';
import { advanceInForce } from '@/lib/shared/card/advance-claim';
import type { AdvancePolicyDesk, AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';
import { EmptyState } from '../ui/empty-state';
import { AdvanceFacts } from './advance-facts';
import { AdvanceHistory } from './advance-history';
import { comingAdvances } from './advance-tables';
import { ProposalsList } from './proposals-list';

/** The policy of the lump sum: in force, to come, what was proposed, and as it was. */
export function AdvanceDesk({ desk: { publications, proposals, nowSec } }: { desk: AdvancePolicyDesk }) {
  const t = useTranslations('advancePolicies');
  const number = advanceInForce(publications, nowSec)?.policyId;
  const current = publications.find(({ policyId }) => policyId === number);
  return (
    <>
      <section aria-labelledby="current-advance" className="space-y-4">
        <h2 id="current-advance" className="text-2xl font-bold">
          {t('current.title')}
        </h2>
        {current ? (
          <AdvanceFacts table={current} />
        ) : (
          <EmptyState title={t('current.none')}>{t('current.noneBody')}</EmptyState>
        )}
      </section>
      <ComingAdvances tables={comingAdvances(publications, nowSec)} />
      <ProposalsList proposals={proposals} desk="advance" />
      <AdvanceHistory publications={publications} />
    </>
  );
}

/** What starts later, each with all of its table. */
function ComingAdvances({ tables }: { tables: readonly AdvancePublication[] }) {
  const t = useTranslations('advancePolicies');
  const locale = useLocale();
  return (
    <section aria-labelledby="coming-advance" className="space-y-4">
      <h2 id="coming-advance" className="text-2xl font-bold">
        {t('coming.title')}
      </h2>
      {tables.length === 0 && <p>{t('coming.none')}</p>}
      {tables.map((table) => (
        <div key={table.policyId} className="space-y-2">
          <h3 className="text-lg font-bold">
            {t('coming.from', { from: formatDate(locale, table.startsAtSec * 1000) })}
          </h3>
          <AdvanceFacts table={table} />
        </div>
      ))}
      <p className="max-w-prose text-ink-soft">{t('grace')}</p>
    </section>
  );
}
