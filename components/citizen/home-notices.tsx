'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { useCard, useInRegister } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';

/** What holds for the whole card now: sharing, way of applying, backup, connection, another tab. */
export function HomeNotices() {
  const t = useTranslations('mijn.home');
  const backup = useTranslations('card.backup');
  const format = useFormat();
  const { consent, mode, modeChosen, claims, identity, connection, leader, asbestos } = useCard();
  const inRegister = useInRegister();
  const waiting = claims.filter(({ state }) => state.phase === 'confirm-needed').length;
  return (
    <>
      {consent === null ? (
        <Alert tone="warn" title={t('noConsentTitle')}>
          <p>{t('noConsent')}</p>
          {waiting > 0 && <p>{t('noConsentWaiting', { count: waiting })}</p>}
          <ButtonLink href="/mijn/toestemming">{t('noConsentAction')}</ButtonLink>
        </Alert>
      ) : !modeChosen ? (
        <Alert tone="warn" title={t('modeNotChosenTitle')}>
          <p>{t('modeNotChosen')}</p>
          <ButtonLink href="/mijn/keuze">{t('offAction')}</ButtonLink>
        </Alert>
      ) : mode === 'off' ? (
        <Alert tone="warn" title={t('offTitle')}>
          <p>{t('off')}</p>
          <ButtonLink href="/mijn/keuze">{t('offAction')}</ButtonLink>
        </Alert>
      ) : (
        inRegister && <p className="font-semibold">{t(`modeNow.${mode}`)}</p>
      )}
      {!inRegister && asbestos.outcome.kind === 'none' && asbestos.record === null && (
        <Alert tone="info" title={t('noRegisterTitle')}>
          <p>{t('noRegister')}</p>
          <p>{t('noRegisterPartner')}</p>
          <p>{t('noRegisterContact')}</p>
        </Alert>
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
