'use client';

import { useTranslations } from 'next-intl';
import { SignOutButton } from '@/components/citizen/sign-out-button';
import { useAction } from '@/components/citizen/use-action';
import { type ProgressStep, ProgressSteps, type StepState } from '@/components/progress/progress-steps';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Details } from '@/components/ui/details';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import type { CardStatus } from '@/lib/client/card/card-api';
import { useCard } from '@/lib/client/card/use-card';
import { RestoreForm } from './restore-form';

const STEPS = ['signing', 'signing-again', 'reading'] as const;
const EXPLAIN = ['one', 'two', 'three', 'four'] as const;

type UnlockStatus = Extract<CardStatus, { kind: 'locked' | 'unlocking' | 'mismatch' | 'failed' }>;

/** What went wrong with the last try: the card's own state first, else the action's error. */
function errorCodeOf(status: UnlockStatus, actionCode: string | undefined): string | undefined {
  if (status.kind === 'mismatch') return 'HOLDER_MISMATCH';
  if (status.kind === 'failed') return status.code;
  return status.kind === 'locked' ? actionCode : undefined;
}

/** Explains the signature, asks for it, shows each step, and says what to do when it fails. */
export function UnlockPanel({ status }: { status: UnlockStatus }) {
  const t = useTranslations('card.unlock');
  const states = useTranslations('common.stepState');
  const card = useCard();
  const unlock = useAction(card.unlock);
  const code = errorCodeOf(status, unlock.error?.code);
  const step = status.kind === 'unlocking' ? status.step : null;
  // The second signature is asked for at the first visit only.
  const shown = STEPS.filter((key) => key !== 'signing-again' || step === key);
  const active = step === null ? -1 : shown.indexOf(step);
  const stateOf = (index: number): StepState => (index < active ? 'done' : index === active ? 'current' : 'todo');
  const steps = shown.map((key, index): ProgressStep => ({ key, label: t(`steps.${key}`), state: stateOf(index) }));
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-6">
        {code && <ErrorNotice code={code} />}
        {status.kind === 'locked' && status.erased && (
          <Alert tone="good" live="status" title={t('erasedTitle')}>
            <p>{t('erased')}</p>
          </Alert>
        )}
        <Card title={t('whatTitle')}>
          <ul className="list-disc space-y-1 pl-5">
            {EXPLAIN.map((key) => (
              <li key={key}>{t(`what.${key}`)}</li>
            ))}
          </ul>
          <div className="mt-5 flex flex-wrap gap-3">
            <Button busy={status.kind === 'unlocking' || unlock.busy} onClick={() => void unlock.run()}>
              {code ? t('again') : t('action')}
            </Button>
            <SignOutButton />
          </div>
          {status.kind === 'unlocking' && (
            <div className="mt-6">
              <ProgressSteps
                label={t('label')}
                steps={steps}
                status={t(`progress.${status.step}`)}
                stateLabels={{
                  done: states('done'),
                  current: states('current'),
                  todo: states('todo'),
                  failed: states('failed'),
                }}
              />
            </div>
          )}
        </Card>
        <Details summary={t('restore')}>
          <RestoreForm />
        </Details>
      </div>
    </>
  );
}
