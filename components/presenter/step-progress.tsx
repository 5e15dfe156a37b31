'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useFormat } from '@/lib/i18n/use-format';
import { latencyOf } from '@/lib/shared/presenter/latency';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';
import { persona } from '@/lib/shared/presenter/personas';
import type { Step, StepId } from '@/lib/shared/presenter/script';
import type { Deed } from '@/lib/shared/schemas/presenter-steps';
import { useClaimPhase } from './card-phase';
import { Trouble } from './trouble';
import type { StepRun } from './use-script';

type Props = {
  step: Step & { readonly id: StepId };
  run: StepRun | undefined;
  reports: ReadonlyMap<string, PersonaReport>;
};

/** When the month's last statement was written: from then on the card can do its part. */
export const issuedAt = (deeds: readonly Deed[]): number | null =>
  deeds.length === 0 ? null : Math.max(...deeds.map(({ issuedAtMs }) => issuedAtMs));

/** How far the step in hand is, what it waits for, and what the desks did in it. */
export function StepProgress({ step, run, reports }: Props) {
  const t = useTranslations('presenter.script');
  const steps = useTranslations('presenter.steps');
  const format = useFormat();
  const claimPhase = useClaimPhase();
  const now = useNow(run?.endedAtMs === null);
  const report = step.persona === null ? undefined : reports.get(step.persona);
  const claim = report?.claims.find(({ period }) => period === run?.period);
  const working = step.command === null ? claim : (report?.advance ?? undefined);
  const isLastMonth = run?.next === null && step.act?.kind === 'income' && run.phase === 'done';
  const issued = run === undefined || run.deeds.some(({ already }) => already) ? null : issuedAt(run.deeds);
  const money = claim && latencyOf(issued, claim.timeline).totalMs;
  return (
    <div className="rounded-control bg-sunken p-2 text-sm leading-snug">
      <p role="status" className="font-semibold">
        <StateText step={step} run={run} now={now} />
      </p>
      {run?.phase !== 'done' && (
        <p>
          {t('waitsFor')} {steps(`${step.id}.waits`)}
        </p>
      )}
      {report?.error && <p className="text-warn">{report.error}</p>}
      {working && <p className="text-info">{claimPhase(working.phase)}</p>}
      {working?.phase === 'failed' && working.code !== null && <Trouble code={working.code} />}
      {run?.period && <p title={t('clockNote')}>{t('clock', { month: format.period(run.period) })}</p>}
      {run?.deeds.map((deed) => (
        <p key={`${deed.issuerName}:${deed.displayName}`}>
          <DeedText deed={deed} period={run.period} />
        </p>
      ))}
      {typeof money === 'number' && <p>{t('toMoney', { seconds: format.tenths(money) })}</p>}
      {isLastMonth && <p>{t(run.end === 'policy' ? 'noPolicyMonth' : 'noMonth')}</p>}
      {run?.phase === 'failed' && (
        <p className="font-semibold text-bad">
          {run.failure !== null && t(`failures.${run.failure}`)} {t('failedNext')}
        </p>
      )}
      {run?.code && <Trouble code={run.code} />}
    </div>
  );
}

function StateText({ step, run, now }: { step: Step; run: StepRun | undefined; now: number }) {
  const t = useTranslations('presenter.script');
  if (run === undefined) return t('state.shown');
  const seconds = (Math.max(0, (run.endedAtMs ?? now) - run.startedAtMs) / 1000).toFixed(0);
  switch (run.phase) {
    case 'preparing':
      return t('state.preparing', { name: step.persona === null ? '' : persona(step.persona).name });
    case 'acting':
      return t('state.acting');
    case 'waiting':
      return t('state.waiting', { seconds });
    case 'done':
      return t('state.done', { seconds });
    case 'failed':
      return t('state.failed');
    case 'skipped':
      return t('skipped');
  }
}

function DeedText({ deed, period }: { deed: Deed; period: number | null }) {
  const t = useTranslations('presenter.script');
  const format = useFormat();
  const { by, displayName, netCents, already } = deed;
  const what = [
    displayName,
    ...(period === null ? [] : [format.period(period)]),
    ...(netCents === null ? [] : [format.cents(netCents)]),
  ].join(', ');
  return already ? t('already', { what }) : t('issued', { by, what });
}

/** The time, while something is under way. */
function useNow(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
