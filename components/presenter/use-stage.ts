'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type StageApi, stageApi } from '@/lib/client/presenter/stage-api';
import { onShown } from '@/lib/client/presenter/visible';
import { toAppError } from '@/lib/shared/errors/app-error';
import { sleepWatch } from '@/lib/shared/presenter/sleep-watch';
import type { Stage } from '@/lib/shared/schemas/presenter-api';

const POLL_MS = 1000;
/** How often the leading page says that it is there. */
const LEAD_MS = 4000;

export type StageView = {
  readonly api: StageApi;
  readonly stage: Stage | null;
  /** Code of the last look that failed; null once one works again. */
  readonly error: string | null;
  readonly role: 'leading' | 'watching' | 'unknown';
  /** Another page took over while this one led. */
  readonly wasTakenOver: boolean;
  /** How long the computer slept, the last time that it did. */
  readonly sleptMs: number | null;
  readonly wakes: number;
  readonly takeOver: () => Promise<void>;
  /** Asks again now. */
  readonly look: () => Promise<void>;
};

/**
 * How the stage is, asked every second; and who leads.
 * @param client this page's own name @param step place in the script, which watchers follow
 */
export function useStage(client: string, step: string | null): StageView {
  const api = useMemo(() => stageApi(client), [client]);
  const [stage, setStage] = useState<Stage | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [wasTakenOver, setTakenOver] = useState(false);
  const [slept, setSlept] = useState<{ readonly ms: number; readonly count: number } | null>(null);
  const led = useRef(false);
  const epoch = stage?.epoch ?? null;
  // The epoch in which the step was taken: a step of before a reset must not pass for one of after it.
  const place = useRef({ step, epoch });
  if (place.current.step !== step || place.current.epoch === null) place.current = { step, epoch };

  const keep = useCallback(
    (next: Stage) => {
      const leads = next.lead?.client === client;
      if (led.current && !leads && next.lead !== null) setTakenOver(true);
      if (leads) setTakenOver(false);
      led.current = leads;
      setStage(next);
      setError(null);
    },
    [client],
  );
  const look = useCallback(
    () => api.stage().then(keep, (cause: unknown) => setError(toAppError(cause).code)),
    [api, keep],
  );
  const takeOver = useCallback(
    () => api.lead(true, place.current).then(keep, (cause: unknown) => setError(toAppError(cause).code)),
    [api, keep],
  );

  useEffect(() => {
    let live = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = sleepWatch(Date.now());
    const turn = async () => {
      const ms = watch.look(Date.now(), document.hidden);
      if (ms !== null) setSlept((before) => ({ ms, count: (before?.count ?? 0) + 1 }));
      await look();
      if (live) timer = setTimeout(turn, POLL_MS);
    };
    void turn();
    const end = onShown(document, () => void look(), watch.hide);
    return () => {
      live = false;
      clearTimeout(timer);
      end();
    };
  }, [look]);

  // Whoever comes first leads; who leads says so again, with the place in the script.
  const mayLead = stage !== null && (stage.lead === null || stage.lead.client === client);
  useEffect(() => {
    if (!mayLead) return;
    const told = { step, epoch: place.current.epoch };
    const say = () => void api.lead(false, told).then(keep, () => undefined);
    say();
    const timer = setInterval(say, LEAD_MS);
    // Nobody saw the page, so its timers came late and the lead may have lapsed.
    const end = onShown(document, say);
    return () => {
      clearInterval(timer);
      end();
    };
  }, [mayLead, api, keep, step]);

  const role =
    stage === null || stage.lead === null ? 'unknown' : stage.lead.client === client ? 'leading' : 'watching';
  return {
    ...{ api, stage, error, role, wasTakenOver, takeOver, look },
    sleptMs: slept?.ms ?? null,
    wakes: slept?.count ?? 0,
  };
}
