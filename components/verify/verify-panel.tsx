'use client';

import { useTranslations } from 'next-intl';
import { ProgressSteps } from '@/components/progress/progress-steps';
import { useHydrated } from '@/components/staff/use-hydrated';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { useVerification } from '@/lib/client/tally/use-verification';
import { useStepDetail } from './use-step-detail';
import { VerifyResult } from './verify-result';
import { VerifyTechnical } from './verify-technical';
import { statusView, stepNumber, stepViews } from './verify-view';

type VerifyPanelProps = {
  readonly trancheId: number;
  readonly count: number;
  /** Decimal cents. */
  readonly totalCents: string;
};

/** The button that measures a total, each step as it happens, what came out, and all that was used. */
export function VerifyPanel({ trancheId, count, totalCents }: VerifyPanelProps) {
  const t = useTranslations('verify');
  const { config } = useCard();
  const { state, start, cancel } = useVerification();
  const detailOf = useStepDetail();
  const isHydrated = useHydrated();
  const isRunning = state.phase === 'running';
  const status = statusView(state);
  const statusText = (): string => {
    if (status === null) return '';
    if (status.key === 'running') {
      const { step } = status;
      return t('progress.running', {
        number: stepNumber(step),
        all: stepViews(state).length,
        step: t(`steps.${step}`),
      });
    }
    return status.key === 'idle' || status.key === 'cancelled'
      ? t(`progress.${status.key}`)
      : t(`result.${status.key}`);
  };
  const check = () => {
    if (config === null) return;
    void start({ trancheId: BigInt(trancheId), published: { count, totalCents: BigInt(totalCents) }, config });
  };
  return (
    <div className="space-y-6">
      <Card title={t('detail.checkTitle')}>
        <p className="mb-4 max-w-prose">{t('detail.hint')}</p>
        <noscript>
          <p className="mb-4 font-semibold">{t('detail.noScript')}</p>
        </noscript>
        <div className="mb-6 flex flex-wrap gap-3">
          <Button busy={isRunning || !isHydrated || config === null} onClick={check}>
            {isRunning
              ? t('detail.busy')
              : isHydrated && config === null
                ? t('detail.loading')
                : t(state.phase === 'idle' ? 'detail.start' : 'detail.again')}
          </Button>
          {isRunning && (
            <Button variant="secondary" onClick={cancel}>
              {t('detail.cancel')}
            </Button>
          )}
        </div>
        <ProgressSteps
          label={t('progress.label')}
          status={statusText()}
          steps={stepViews(state).map((view) => ({
            key: view.step,
            label: `${stepNumber(view.step)}. ${t(`steps.${view.step}`)}`,
            state: view.state,
            detail: detailOf(view),
          }))}
          stateLabels={{
            done: t('progress.states.done'),
            current: t('progress.states.current'),
            todo: t('progress.states.todo'),
            failed: t('progress.states.failed'),
          }}
        />
      </Card>
      <VerifyResult verification={state} onRetry={check} />
      <VerifyTechnical verification={state} />
    </div>
  );
}
