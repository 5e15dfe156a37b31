import { useTranslations } from 'next-intl';
import { StatusExplained } from '../staff/status-explained';
import { StatusBadge } from './status-badge';

const STATUSES = ['waiting', 'delivered', 'collected', 'replaced'] as const;

/** What each status means and what can be done then. */
export function StatusHelp() {
  const t = useTranslations('issuer.statusHelp');
  const items = STATUSES.map((key) => ({ key, badge: <StatusBadge status={key} />, meaning: t(key) }));
  return <StatusExplained title={t('title')} items={items} />;
}
