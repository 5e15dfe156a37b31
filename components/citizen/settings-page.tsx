'use client';

import { useTranslations } from 'next-intl';
import { BackupForm } from '@/components/card/backup-form';
import { CONSENT_VERSION } from '@/components/card/consent-version';
import { ModeForm } from '@/components/card/mode-form';
import { AutomaticForm } from '@/components/money/automatic-form';
import { RelayForm } from '@/components/money/relay-form';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { tabMemory } from '@/lib/client/card/tab-memory';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import { ConfirmedAction } from './confirmed-action';
import { ExportData } from './export-data';
import { SignOutButton } from './sign-out-button';

/** Everything that the citizen decides: way of applying, consent, payout, backup, export, erasure, lock. */
export function SettingsPage() {
  const t = useTranslations('mijn.settings');
  const consentText = useTranslations('card.consent');
  const modes = useTranslations('card.mode.options');
  const backup = useTranslations('card.backup');
  const money = useTranslations('money.settings');
  const format = useFormat();
  const { mode, modeChosen, consent, identity, withdrawConsent, eraseLocal, lock } = useCard();
  const withdraw = async () => {
    await withdrawConsent(CONSENT_VERSION);
    // Who has just withdrawn is not asked again at once.
    tabMemory(sessionStorage).putOff('consent');
  };
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="max-w-3xl space-y-6">
        <Card title={t('modeTitle')}>
          <ModeForm initial={modeChosen ? mode : null} />
        </Card>
        <Card title={t('consentTitle')}>
          {consent ? (
            <>
              <p className="mb-4">{consentText('given', { date: format.date(consent.givenAt) })}</p>
              {consent.mode && consent.modeAt && (
                <p className="mb-4">
                  {t('mandate', { mode: modes(`${consent.mode}.label`), date: format.date(consent.modeAt) })}
                </p>
              )}
              <ConfirmedAction
                label={t('withdraw')}
                title={t('withdrawTitle')}
                body={t('withdrawBody')}
                action={withdraw}
              />
            </>
          ) : (
            <>
              <p className="mb-4">{t('consentNone')}</p>
              <ButtonLink href="/mijn/toestemming" variant="secondary">
                {t('consentGive')}
              </ButtonLink>
            </>
          )}
        </Card>
        <Card title={money('automaticTitle')} id="geld">
          <AutomaticForm />
        </Card>
        <Card title={money('relayTitle')}>
          <RelayForm />
        </Card>
        <Card title={backup('title')} id="backup">
          {identity === 'random' ? (
            <Alert tone="warn" className="mb-4">
              <p>{backup('whyRandom')}</p>
            </Alert>
          ) : (
            <p className="mb-4">{backup('why')}</p>
          )}
          <BackupForm />
        </Card>
        <Card title={t('exportTitle')}>
          <p className="mb-4">{t('exportBody')}</p>
          <ExportData />
        </Card>
        <Card title={t('reviewTitle')}>
          <p>{t('review')}</p>
        </Card>
        <Card title={t('lockTitle')}>
          <p className="mb-4">{t('lockBody')}</p>
          <div className="flex flex-wrap gap-3">
            <Button variant="secondary" onClick={lock}>
              {t('lock')}
            </Button>
            <SignOutButton />
          </div>
        </Card>
        <Card title={t('eraseTitle')}>
          <p className="mb-4">{t('eraseBody')}</p>
          <ConfirmedAction
            danger
            label={t('eraseAction')}
            title={t('eraseConfirmTitle')}
            body={`${t('eraseConfirmBody')} ${identity === 'random' ? t('eraseRandom') : ''}`.trim()}
            action={eraseLocal}
          />
        </Card>
      </div>
    </>
  );
}
