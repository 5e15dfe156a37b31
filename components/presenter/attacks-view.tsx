'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { stoppedChainSec, toldStopSec } from '@/lib/shared/presenter/stopped-chain';
import { ATTACKS, type Attack, PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';
import { RunLines } from './run-lines';
import { SmallButton } from './small-button';
import { Trouble } from './trouble';
import type { ViewProps } from './view-panel';

/** What the room can try, and what became of it: which part refused, and that nothing was lost. */
export function AttacksView({ stage, script }: ViewProps) {
  const t = useTranslations('presenter.attacks');
  const start = useAction(async (name: Attack) => {
    await stage.api.attack(name);
    await stage.look();
  });
  const cancel = useAction(stage.api.cancelRun);
  const run = stage.stage?.run ?? null;
  const isRunning = run?.status === 'running';
  const isOff = stage.role !== 'leading' || stage.stage?.phase !== 'ready' || isRunning || start.busy || script.busy;
  const shown = run?.kind === 'attack' ? run : null;
  const name = ATTACKS.find((one) => one === shown?.name);
  const seconds = stoppedChainSec(PROFILE_PACE[stage.stage?.profile ?? 'instant'].blockTimeSec);
  const nameOf = (one: Attack, stoppedSec = seconds) => t(`names.${one}`, { seconds: stoppedSec });
  return (
    <div className="space-y-3">
      <p>{t('intro')}</p>
      <ul className="flex flex-wrap gap-2">
        {ATTACKS.map((one) => (
          <li key={one}>
            <SmallButton disabled={isOff} onClick={() => void start.run(one)}>
              {nameOf(one)}
            </SmallButton>
          </li>
        ))}
      </ul>
      {start.error && <Trouble code={start.error.code} />}
      {run?.kind === 'scale' && isRunning && <p>{t('busy')}</p>}
      {shown === null || name === undefined ? (
        <p className="text-ink-soft">{t('none')}</p>
      ) : (
        <>
          <p role="status" className="font-bold">
            {t(shown.status, { name: nameOf(name, toldStopSec(shown) ?? seconds) })}{' '}
            {isRunning && (
              <SmallButton variant="quiet" onClick={() => void cancel.run()}>
                {t('cancel')}
              </SmallButton>
            )}
          </p>
          {shown.status === 'held' && <p className="max-w-prose">{t(`conclusions.${name}`)}</p>}
          <RunLines lines={shown.lines} startedAtMs={shown.startedAtMs} />
        </>
      )}
    </div>
  );
}
