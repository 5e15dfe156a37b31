'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { toAppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { StepEvent, VerifyOutcome } from '@/lib/shared/tally/steps';
import type { VerifyRequest } from './protocol';
import { verifyInWorker } from './verifier';

export type Verification =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly events: readonly StepEvent[] }
  | { readonly phase: 'cancelled'; readonly events: readonly StepEvent[] }
  | { readonly phase: 'done'; readonly events: readonly StepEvent[]; readonly outcome: VerifyOutcome }
  | { readonly phase: 'failed'; readonly events: readonly StepEvent[]; readonly code: ErrorCode };

const eventsOf = (state: Verification): readonly StepEvent[] => (state.phase === 'idle' ? [] : state.events);

/** The newest word on each step: progress replaces what was said before. */
const withEvent = (events: readonly StepEvent[], event: StepEvent): readonly StepEvent[] => [
  ...events.filter(({ step }) => step !== event.step),
  event,
];

/** One check at a time; it ends with the page. */
export function useVerification() {
  const [state, setState] = useState<Verification>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (request: VerifyRequest): Promise<void> => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const set = (change: (before: Verification) => Verification) => {
      if (!own.signal.aborted) setState(change);
    };
    set(() => ({ phase: 'running', events: [] }));
    const onStep = (event: StepEvent) =>
      set((before) => ({ phase: 'running', events: withEvent(eventsOf(before), event) }));
    try {
      const outcome = await verifyInWorker(request, onStep, own.signal);
      set((before) => ({ phase: 'done', events: eventsOf(before), outcome }));
    } catch (error) {
      set((before) => ({ phase: 'failed', events: eventsOf(before), code: toAppError(error).code }));
    }
  }, []);

  const cancel = useCallback((): void => {
    running.current?.abort();
    setState((before) => ({ phase: 'cancelled', events: eventsOf(before) }));
  }, []);

  return { state, start, cancel };
}
