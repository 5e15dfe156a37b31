'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../health-desk/use-checked-form';
import { RefreshButton } from '../staff/refresh-button';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useHydrated } from '../staff/use-hydrated';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { type Desk, deskPath, type ProposalHead } from './desk-path';
import { monthsText } from './months-text';
import { sendDecision } from './policies-api';

type Phase = 'reading' | 'asking' | 'sending' | 'done';

type WithdrawProps = { proposal: ProposalHead; desk?: Desk; children: ReactNode };

/** An own proposal: to read, and to withdraw after one more question. The receipt takes the page's place. */
export function WithdrawProposal({ proposal, desk = 'norms', children }: WithdrawProps) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const locale = useLocale();
  const hydrated = useHydrated();
  const [phase, setPhase] = useState<Phase>('reading');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const months = monthsText(locale, t, proposal);
  const withdraw = async () => {
    setPhase('sending');
    const answer = await sendDecision(proposal.id, { decision: 'withdraw' }, desk);
    setRefusal(answer.ok ? null : answer);
    setPhase(answer.ok ? 'done' : 'reading');
  };
  if (phase === 'done') return <Withdrawn months={months} desk={desk} />;
  return (
    <>
      {children}
      <div className="mt-8 max-w-2xl space-y-4">
        <Card title={t('withdraw.title')}>
          <div className="space-y-3">
            <p>{t(proposal.status === 'failed' ? 'withdraw.bodyFailed' : 'withdraw.body')}</p>
            <Button variant="secondary" disabled={!hydrated} onClick={() => setPhase('asking')}>
              {t('withdraw.action')}
            </Button>
          </div>
        </Card>
        {refusal && (
          <RequestError code={refusal.code} data={refusal.data}>
            {refusal.code === 'POLICY_DECIDED' && <RefreshButton label={t('refresh')} />}
          </RequestError>
        )}
      </div>
      <ConfirmDialog
        open={phase === 'asking' || phase === 'sending'}
        title={t('withdraw.dialogTitle', { months })}
        confirmLabel={t(phase === 'sending' ? 'withdraw.busy' : 'withdraw.confirm')}
        cancelLabel={common('cancel')}
        danger
        busy={phase === 'sending'}
        onConfirm={() => void withdraw()}
        // What is on its way cannot be called back.
        onCancel={() => setPhase((now) => (now === 'asking' ? 'reading' : now))}
      >
        <p>{t('withdraw.dialogBody')}</p>
      </ConfirmDialog>
    </>
  );
}

function Withdrawn({ months, desk }: { months: string; desk: Desk }) {
  const t = useTranslations('policies');
  return (
    <>
      <StepHeader takesFocus title={t('withdraw.doneTitle')} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t('withdraw.done', { months })} />
        <section className="space-y-2">
          <h2 className="text-xl font-bold">{t('done.nextTitle')}</h2>
          <p>{t('withdraw.next')}</p>
        </section>
        <ButtonLink href={deskPath(desk)}>{t('overview')}</ButtonLink>
      </div>
    </>
  );
}
