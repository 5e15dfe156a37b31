import { useTranslations } from 'next-intl';
import { Details } from '../ui/details';
import { StatusBadge } from './status-badge';

const STATUSES = ['waiting', 'delivered', 'collected', 'replaced'] as const;

/** What each status means and what can be done then. */
export function StatusHelp() {
  const t = useTranslations('issuer.statusHelp');
  return (
    <Details summary={t('title')}>
      <dl className="space-y-3">
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusBadge status={status} />
            </dt>
            <dd>{t(status)}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
