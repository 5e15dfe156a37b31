'use client';

import { useTranslations } from 'next-intl';
import { SignOutButton } from '@/components/citizen/sign-out-button';
import { useAction } from '@/components/citizen/use-action';
import { type ProgressStep, ProgressSteps, type StepState } from '@/components/progress/progress-steps';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import type { CardStatus } from '@/lib/client/card/card-api';
import { useCard } from '@/lib/client/card/use-card';

const STEPS = ['preparing', 'proving', 'sending'] as const;

/** The first visit: ties this card to the person, after a proof that the browser has its secret. */
export function BindPanel({ status }: { status: Extract<CardStatus, { kind: 'unbound' | 'binding' }> }) {
  const t = useTranslations('card.bind');
  const states = useTranslations('common.stepState');
  const card = useCard();
  const bind = useAction(card.bind);
  const active = status.kind === 'binding' ? STEPS.indexOf(status.step) : -1;
  const stateOf = (index: number): StepState => (index < active ? 'done' : index === active ? 'current' : 'todo');
  const steps = STEPS.map((key, index): ProgressStep => ({ key, label: t(`steps.${key}`), state: stateOf(index) }));
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-6">
        {bind.error && status.kind === 'unbound' && <ErrorNotice code={bind.error.code} data={bind.error.data} />}
        <Card>
          <p>{t('body')}</p>
          <div className="mt-5 flex flex-wrap gap-3">
            <Button busy={status.kind === 'binding' || bind.busy} onClick={() => void bind.run()}>
              {t('action')}
            </Button>
            <SignOutButton />
          </div>
          {status.kind === 'binding' && (
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
      </div>
    </>
  );
}
