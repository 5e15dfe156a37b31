'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ConfirmedAction } from '@/components/citizen/confirmed-action';
import { useAction } from '@/components/citizen/use-action';
import { Button } from '@/components/ui/button';
import { useCard } from '@/lib/client/card/use-card';
import { useOwnSend } from '@/lib/client/wallet/use-own-send';
import { ownCall } from '@/lib/shared/card/money/own-call';
import type { StepState } from '@/lib/shared/card/money/plan-state';

/** For a payment that waits for a relay: the own wallet sends it, after saying what that costs in privacy. */
export function SendYourself({ state }: { state: StepState }) {
  const t = useTranslations('money.progress.sendYourself');
  const { config, money, setRelay } = useCard();
  const send = useOwnSend();
  const back = useAction(() => setRelay(null));
  if (config === null || ownCall(state, config) === null) return null;
  return (
    <div className="mt-2 space-y-2 text-ink">
      <p>{money.relayUrl === null ? t('hint') : t('hintOther', { relay: money.relayUrl })}</p>
      {money.relayUrl !== null && (
        <Button variant="secondary" busy={back.busy} onClick={() => void back.run()}>
          {t('back')}
        </Button>
      )}
      <p>{t('steps', { step: state.phase === 'forwarding' ? 2 : 1 })}</p>
      <ConfirmedAction label={t('action')} title={t('title')} body={t('body')} action={() => send(state)} />
    </div>
  );
}

/** A relay that took a payment has it mined within this time, blocks of the slowest profile included. */
const SLOW_MS = 45_000;

/** A relay that answers and sends nothing: the same way on, once it takes long. */
export function SlowRelay({ state }: { state: StepState }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow ? <SendYourself state={state} /> : null;
}
