'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';

/** What holds for the whole card now: sharing, way of applying, backup, connection, another tab. */
export function HomeNotices() {
  const t = useTranslations('mijn.home');
  const backup = useTranslations('card.backup');
  const format = useFormat();
  const { consent, mode, identity, connection, leader } = useCard();
  return (
    <>
      {consent === null ? (
        <Alert tone="warn" title={t('noConsentTitle')}>
          <p>{t('noConsent')}</p>
          <ButtonLink href="/mijn/toestemming">{t('noConsentAction')}</ButtonLink>
        </Alert>
      ) : mode === 'off' ? (
        <Alert tone="warn" title={t('offTitle')}>
          <p>{t('off')}</p>
          <ButtonLink href="/mijn/keuze">{t('offAction')}</ButtonLink>
        </Alert>
      ) : (
        <p className="font-semibold">{t(`modeNow.${mode}`)}</p>
      )}
      {identity === 'random' && (
        <Alert tone="warn" title={backup('offerTitle')}>
          <p>{backup('whyRandom')}</p>
          <ButtonLink href="/mijn/instellingen#backup">{backup('offerAction')}</ButtonLink>
        </Alert>
      )}
      {connection.kind === 'waiting' && (
        <Alert tone="warn" live="status">
          <p>{t('waiting', { time: format.time(connection.untilMs) })}</p>
        </Alert>
      )}
      {!leader && (
        <Alert tone="info">
          <p>{t('follower')}</p>
        </Alert>
      )}
    </>
  );
}
