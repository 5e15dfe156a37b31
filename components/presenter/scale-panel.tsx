'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { type Kept, withEarlier } from '@/lib/shared/presenter/earlier-runs';
import { measuredOf } from '@/lib/shared/presenter/extrapolation';
import { LOAD_SIZES } from '@/lib/shared/presenter/script';
import type { Run } from '@/lib/shared/schemas/presenter-api';
import { RunLines } from './run-lines';
import { ScaleChart } from './scale-chart';
import { ScaleResults } from './scale-results';
import { SmallButton } from './small-button';
import { Trouble } from './trouble';
import type { ViewProps } from './view-panel';

/** A load run on the real system: its progress, its figures, and what follows from them for a month. */
export function ScalePanel({ stage, script }: Pick<ViewProps, 'stage' | 'script'>) {
  const t = useTranslations('presenter.scale');
  const [citizens, setCitizens] = useState<number>(LOAD_SIZES[1]);
  const start = useAction(async (count: number) => {
    await stage.api.scale(count);
    await stage.look();
  });
  const cancel = useAction(stage.api.cancelRun);
  const run = stage.stage?.run ?? null;
  const isRunning = run?.status === 'running';
  const isOff = stage.role !== 'leading' || stage.stage?.phase !== 'ready' || isRunning || start.busy || script.busy;
  const shown = run?.kind === 'scale' ? run : null;
  return (
    <div className="space-y-3">
      <p>{t('intro')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor="scale-citizens" className="font-bold">
          {t('citizens')}
        </label>
        <select
          id="scale-citizens"
          value={citizens}
          disabled={isOff}
          onChange={(event) => setCitizens(Number(event.target.value))}
          className="min-h-8 rounded-control border border-line-strong bg-surface px-2"
        >
          {LOAD_SIZES.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
        <SmallButton variant="primary" disabled={isOff} onClick={() => void start.run(citizens)}>
          {t('start')}
        </SmallButton>
        {shown && isRunning && (
          <SmallButton variant="quiet" onClick={() => void cancel.run()}>
            {t('cancel')}
          </SmallButton>
        )}
      </div>
      {start.error && <Trouble code={start.error.code} />}
      {shown === null ? (
        <p className="text-ink-soft">{t('none')}</p>
      ) : (
        <Shown run={shown} kept={stage.stage?.measured ?? {}} />
      )}
      <p className="text-ink-soft">{t('bench')}</p>
    </div>
  );
}

function Shown({ run, kept }: { run: Run; kept: Kept }) {
  const t = useTranslations('presenter.scale');
  const citizens = Number(run.name);
  const counted = run.samples.filter(({ values }) => values.paid !== undefined);
  const paid = counted.at(-1)?.values.paid ?? 0;
  const measured = measuredOf(citizens, run.samples);
  // What an attack's last word says is no news of a load run: its heading tells.
  const lines = run.lines.filter(({ key }) => key !== 'held');
  return (
    <>
      <p role="status" className="font-bold">
        {run.status === 'running' ? t('running', { paid, citizens }) : t(run.status, { citizens })}
      </p>
      <ScaleChart samples={counted.map(({ values }) => values)} />
      <RunLines lines={lines} startedAtMs={run.startedAtMs} />
      {measured && <ScaleResults {...withEarlier(measured, kept)} />}
    </>
  );
}
