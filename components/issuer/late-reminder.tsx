import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { LateReminder as Reminder } from '@/lib/shared/schemas/issuer-api';
import { Alert } from '../ui/alert';

/** That a month's statements are late: the same words for every employer, and no name. */
export function LateReminder({ reminder: { period, missing, dueMs } }: { reminder: Reminder }) {
  const t = useTranslations('issuer.late');
  const locale = useLocale();
  const month = formatPeriod(locale, period);
  return (
    <Alert tone="warn" title={t('title', { month })}>
      <p>{t('body', { count: missing, date: formatDate(locale, dueMs) })}</p>
      <p>{t('everybody')}</p>
      <p>
        <Link href={`/werkgever?maand=${period}`} className="font-semibold">
          {t('show', { month })}
        </Link>
      </p>
    </Alert>
  );
}
