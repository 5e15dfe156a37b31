'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type RunPhase, type RunPorts, runStep } from '@/lib/client/presenter/run-step';
import { toAppError } from '@/lib/shared/errors/app-error';
import { SCRIPT, STEP_IDS, type StepId, stepAt } from '@/lib/shared/presenter/script';
import type { StepFailure } from '@/lib/shared/presenter/step-failure';
import type { Deed, StepReply } from '@/lib/shared/schemas/presenter-steps';

export type StepRun = {
  readonly phase: RunPhase | 'done' | 'failed' | 'skipped';
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly code: string | null;
  /** What stands in the way of a step that failed without an error. */
  readonly failure: StepFailure | null;
  readonly period: number | null;
  readonly deeds: readonly Deed[];
  /** The month that a repetition states; undefined before anything was stated. */
  readonly next: number | null | undefined;
  /** Why there is no such month. */
  readonly end: StepReply['end'];
};

export type ScriptView = {
  /** Place in SCRIPT of the step in hand; -1 before the first. */
  readonly index: number;
  readonly runs: ReadonlyMap<StepId, StepRun>;
  readonly busy: boolean;
  readonly next: () => void;
  readonly repeat: () => void;
  readonly skip: () => void;
  readonly back: () => void;
  /** Forgets everything: the demo was set back. */
  readonly restart: () => void;
  /** To the place where the leading page is. */
  readonly follow: (step: string) => void;
};

const UNDER_WAY: ReadonlySet<string> = new Set<RunPhase>(['preparing', 'acting', 'waiting']);

/** A step with something in its way need not be waited for; it still ends well when that goes away. */
const withFailure = (failure: StepFailure | null, nowMs: number): Partial<StepRun> =>
  failure === null ? { phase: 'waiting', failure, endedAtMs: null } : { phase: 'failed', failure, endedAtMs: nowMs };

/** The script's place and what became of each step. One step runs at a time; whatever comes next stops it. */
export function useScript(ports: RunPorts): ScriptView {
  const [index, setIndex] = useState(-1);
  const [runs, setRuns] = useState<ReadonlyMap<StepId, StepRun>>(new Map());
  const stop = useRef<AbortController | null>(null);
  const latest = useRef(ports);
  useEffect(() => {
    latest.current = ports;
  });
  useEffect(() => () => stop.current?.abort(), []);

  const change = useCallback((id: StepId, part: Partial<StepRun>) => {
    setRuns((before) => {
      const run = before.get(id);
      return run === undefined ? before : new Map(before).set(id, { ...run, ...part });
    });
  }, []);

  const perform = useCallback(
    (at: number, period: number | null, before: StepRun | undefined) => {
      stop.current?.abort();
      const controller = new AbortController();
      stop.current = controller;
      const step = stepAt(at);
      const { id } = step;
      const { nowMs } = latest.current;
      setIndex(at);
      const begun: StepRun = {
        ...{ phase: 'preparing', startedAtMs: nowMs(), endedAtMs: null, code: null, failure: null },
        ...{ period: period ?? before?.period ?? null, deeds: [], next: before?.next, end: before?.end ?? null },
      };
      setRuns((known) => new Map(known).set(id, begun));
      const { signal } = controller;
      const isCurrent = () => stop.current === controller && !signal.aborted;
      void runStep(
        step,
        period,
        latest.current,
        (update) => {
          if (!isCurrent()) return;
          if ('phase' in update) return change(id, { phase: update.phase });
          if ('failure' in update) return change(id, withFailure(update.failure, nowMs()));
          const { period: month, deeds, next, end } = update.reply;
          change(id, { period: month, deeds, next, end });
        },
        signal,
      ).then(
        () => isCurrent() && change(id, { phase: 'done', endedAtMs: nowMs(), failure: null }),
        (error: unknown) =>
          isCurrent() &&
          change(id, { phase: 'failed', endedAtMs: nowMs(), code: toAppError(error).code, failure: null }),
      );
    },
    [change],
  );

  const run = index < 0 ? undefined : runs.get(stepAt(index).id);
  const busy = run !== undefined && UNDER_WAY.has(run.phase);
  const isLast = index === SCRIPT.length - 1;

  return {
    index,
    runs,
    busy,
    next() {
      if (busy) return;
      // A step that was only looked at is performed first.
      if (index >= 0 && run === undefined) perform(index, null, undefined);
      else if (!isLast) perform(index + 1, null, undefined);
    },
    repeat() {
      if (busy || index < 0) return;
      const hasMonths = stepAt(index).act?.kind === 'income';
      // Where nothing was stated yet, the step's own month is.
      const again = run?.phase === 'done' && hasMonths ? run.next : (run?.period ?? undefined);
      if (again === undefined || !hasMonths) return perform(index, null, run);
      // Without a month left the page says so, and nothing is stated.
      if (again !== null) perform(index, again, run);
    },
    skip() {
      stop.current?.abort();
      stop.current = null;
      if (index >= 0) {
        const { id } = stepAt(index);
        const now = ports.nowMs();
        setRuns((before) => {
          const known = before.get(id);
          if (known !== undefined && !UNDER_WAY.has(known.phase)) return before;
          const fresh = { code: null, failure: null, period: null, deeds: [], next: undefined, end: null };
          const skipped = { startedAtMs: now, ...fresh, ...known };
          return new Map(before).set(id, { ...skipped, phase: 'skipped', endedAtMs: now });
        });
      }
      if (!isLast) setIndex(index + 1);
    },
    back() {
      if (!busy && index > 0) setIndex(index - 1);
    },
    restart() {
      stop.current?.abort();
      stop.current = null;
      setIndex(-1);
      setRuns(new Map());
    },
    follow(step) {
      const at = (STEP_IDS as readonly string[]).indexOf(step);
      if (at < 0 || at === index) return;
      stop.current?.abort();
      stop.current = null;
      setIndex(at);
    },
  };
}
