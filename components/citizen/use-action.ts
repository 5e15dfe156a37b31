'use client';

import { useRef, useState } from 'react';
import { type AppError, toAppError } from '@/lib/shared/errors/app-error';

export type Action<Args extends readonly unknown[]> = {
  /** Resolves to whether it succeeded; never rejects. A second call while one runs does nothing. */
  readonly run: (...args: Args) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** True once the last run has succeeded. */
  readonly done: boolean;
};

type State = Pick<Action<never>, 'busy' | 'error' | 'done'>;

/** Runs one thing at a time and keeps its outcome for the page. */
export function useAction<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Action<Args> {
  const [state, setState] = useState<State>({ busy: false, error: null, done: false });
  const running = useRef(false);
  const run = async (...args: Args): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true, error: null, done: false });
    try {
      await work(...args);
      setState({ busy: false, error: null, done: true });
      return true;
    } catch (error) {
      setState({ busy: false, error: toAppError(error), done: false });
      return false;
    } finally {
      running.current = false;
    }
  };
  return { run, ...state };
}
