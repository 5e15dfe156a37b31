'use client';

import { useRef, useState } from 'react';
import { type AppError, toAppError } from '@/lib/shared/errors/app-error';

export type Action<Args extends readonly unknown[]> = {
  /** Resolves to whether it succeeded; never rejects. */
  readonly run: (...args: Args) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** True once the last run has succeeded. */
  readonly done: boolean;
};

type State = Pick<Action<never>, 'busy' | 'error' | 'done'>;

const IDLE: State = { busy: false, error: null, done: false };
const BUSY: State = { busy: true, error: null, done: false };
const DONE: State = { busy: false, error: null, done: true };
const failed = (error: unknown): State => ({ busy: false, error: toAppError(error), done: false });

/** Runs one thing at a time and keeps its outcome for the page: a second call while one runs does nothing. */
export function useAction<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Action<Args> {
  const [state, setState] = useState(IDLE);
  const running = useRef(false);
  const run = async (...args: Args): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setState(BUSY);
    try {
      await work(...args);
      setState(DONE);
      return true;
    } catch (error) {
      setState(failed(error));
      return false;
    } finally {
      running.current = false;
    }
  };
  return { run, ...state };
}

/** Like useAction, for a choice that replaces the one before it: each call starts, and the newest alone is told of. */
export function useLatestAction<Args extends readonly unknown[]>(
  work: (...args: Args) => Promise<unknown>,
): Action<Args> {
  const [state, setState] = useState(IDLE);
  const newest = useRef(0);
  const run = async (...args: Args): Promise<boolean> => {
    newest.current += 1;
    const turn = newest.current;
    const tell = (outcome: State) => {
      if (turn === newest.current) setState(outcome);
    };
    tell(BUSY);
    try {
      await work(...args);
      tell(DONE);
      return true;
    } catch (error) {
      tell(failed(error));
      return false;
    }
  };
  return { run, ...state };
}
