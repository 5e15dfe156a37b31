import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { Publication } from '@/lib/shared/schemas/register-api';
import { Card } from '../ui/card';

/** When the next root comes. */
export function PublicationLines({ publication }: { publication: Publication }) {
  const t = useTranslations('register.publication');
  const locale = useLocale();
  const { atOnce, nextAtMs, lastAtMs } = publication;
  return (
    <>
      <p>{atOnce || nextAtMs === null ? t('atOnce') : t('nextAt', { at: formatDateTime(locale, nextAtMs) })}</p>
      <p>{lastAtMs === null ? t('never') : t('lastAt', { at: formatDateTime(locale, lastAtMs) })}</p>
    </>
  );
}

/** When the register goes to the blockchain, and how long what was there before stays good. */
export function PublicationNote({ publication }: { publication: Publication }) {
  const t = useTranslations('register.publication');
  return (
    <Card title={t('title')} tone="sunken">
      <div className="space-y-2">
        <PublicationLines publication={publication} />
        <p>{t('grace')}</p>
      </div>
    </Card>
  );
}
