'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { clientName, type StageApi, stageApi } from '@/lib/client/presenter/stage-api';
import { toAppError } from '@/lib/shared/errors/app-error';
import type { Stage } from '@/lib/shared/schemas/presenter-api';

const POLL_MS = 1000;
/** How often the leading page says that it is there. */
const LEAD_MS = 4000;
/** A gap this long between two looks: the computer slept. */
const SLEPT_MS = 60_000;

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

/** How the stage is, asked every second; and who leads. @param step place in the script, which watchers follow */
export function useStage(step: string | null): StageView {
  const [client] = useState(() => clientName(sessionStorage));
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
    let last = Date.now();
    const turn = async () => {
      const gap = Date.now() - last;
      if (gap > SLEPT_MS) setSlept((before) => ({ ms: gap, count: (before?.count ?? 0) + 1 }));
      last = Date.now();
      await look();
      if (live) timer = setTimeout(turn, POLL_MS);
    };
    void turn();
    return () => {
      live = false;
      clearTimeout(timer);
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
    return () => clearInterval(timer);
  }, [mayLead, api, keep, step]);

  const role =
    stage === null || stage.lead === null ? 'unknown' : stage.lead.client === client ? 'leading' : 'watching';
  return {
    ...{ api, stage, error, role, wasTakenOver, takeOver, look },
    sleptMs: slept?.ms ?? null,
    wakes: slept?.count ?? 0,
  };
}
