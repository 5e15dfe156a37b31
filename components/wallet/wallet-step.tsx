'use client';

import { useConnectModal } from '@rainbow-me/rainbowkit';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Details } from '@/components/ui/details';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCitizenSignIn } from '@/lib/client/wallet/use-citizen-sign-in';
import { useWallets } from '@/lib/client/wallet/use-wallets';
import { useRouter } from '@/lib/i18n/navigation';
import type { DemoPerson } from './use-demo-people';

const shorten = (address: string): string => `${address.slice(0, 6)}…${address.slice(-4)}`;

/** Connects the chosen wallet and signs in with it: one click for the person's own demo wallet. */
export function WalletStep({ person, onChange }: { person: DemoPerson; onChange: () => void }) {
  const t = useTranslations('signIn.wallet');
  const locale = useLocale();
  const router = useRouter();
  const { wallets, address, connectorId, status, connect } = useWallets();
  const { signIn } = useCitizenSignIn(locale);
  const { openConnectModal } = useConnectModal();
  // The wallet that was clicked: the signature is asked for once it is the connected one.
  const [wanted, setWanted] = useState<string | null>(null);
  const connecting = useAction(async (id: string) => {
    setWanted(id);
    try {
      await connect(id);
    } catch (error) {
      setWanted(null);
      throw error;
    }
  });
  const signing = useAction(async () => {
    await signIn(person.id);
    router.push('/mijn');
  });
  const isConnected = status === 'connected' && address !== null;
  const signNow = signing.run;
  useEffect(() => {
    if (wanted === null || connectorId !== wanted || !isConnected) return;
    setWanted(null);
    void signNow();
  }, [wanted, connectorId, isConnected, signNow]);

  const own = wallets.find(({ demoName }) => demoName !== null && demoName === person.demoWallet);
  const others = wallets.filter(({ demoName }) => demoName === null);
  const busy = connecting.busy || signing.busy || wanted !== null;
  const error = signing.error ?? connecting.error;
  return (
    <div className="space-y-6">
      <p>
        <strong>{t('chosen', { name: person.displayName })}</strong>{' '}
        <Button variant="quiet" onClick={onChange}>
          {t('change')}
        </Button>
      </p>
      <p role="status" className="empty:hidden">
        {connecting.busy ? t('busyConnecting') : signing.busy ? t('busySigning') : ''}
      </p>
      {error && !busy && <ErrorNotice code={error.code} data={error.data} />}
      {own && (
        <Card title={t('demoTitle', { name: person.displayName })} tone="brand">
          <p className="mb-4">{t('demoBody')}</p>
          <Button busy={busy} onClick={() => void connecting.run(own.id)}>
            {t('demoAction', { name: person.displayName })}
          </Button>
        </Card>
      )}
      {!person.demoWallet && (
        <Alert tone="warn" title={t('noDemoTitle', { name: person.displayName })}>
          <p>{t(person.hasCard ? 'noDemoCard' : 'noDemo')}</p>
        </Alert>
      )}
      <Card title={t('otherTitle')}>
        <p className="mb-4">{t('otherBody')}</p>
        {others.length === 0 && <p className="mb-4 text-ink-soft">{t('noneFound')}</p>}
        <ul className="flex flex-wrap gap-3">
          {others.map(({ id, name }) => (
            <li key={id}>
              <Button variant="secondary" busy={busy} onClick={() => void connecting.run(id)}>
                {t('otherAction', { wallet: name })}
              </Button>
            </li>
          ))}
          {isConnected && connectorId !== own?.id && !others.some(({ id }) => id === connectorId) && (
            <li>
              <Button busy={busy} onClick={() => void signing.run()}>
                {t('signConnected', { address: shorten(address) })}
              </Button>
            </li>
          )}
          {openConnectModal && (
            <li>
              <Button variant="quiet" onClick={openConnectModal}>
                {t('rainbow')}
              </Button>
            </li>
          )}
        </ul>
      </Card>
      <Details summary={t('title')}>
        <p>{t('why')}</p>
      </Details>
    </div>
  );
}
