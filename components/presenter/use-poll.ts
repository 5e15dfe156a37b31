'use client';

import { useEffect, useRef, useState } from 'react';
import { toAppError } from '@/lib/shared/errors/app-error';

/** What a question answers, asked again and again. The last answer stays while a later question fails. */
export function usePoll<T>(
  key: string,
  ask: (() => Promise<T>) | null,
  everyMs: number,
): { readonly data: T | null; readonly error: string | null } {
  const [state, setState] = useState<{ key: string; data: T | null; error: string | null }>({
    ...{ key, data: null, error: null },
  });
  const latest = useRef(ask);
  latest.current = ask;
  const isOn = ask !== null;
  useEffect(() => {
    if (!isOn) return;
    let live = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      const answer = await latest.current?.().then(
        (data) => ({ data, error: null }),
        (cause: unknown) => ({ data: null, error: toAppError(cause).code }),
      );
      if (!live || answer === undefined) return;
      setState((before) => ({
        key,
        data: answer.data ?? (before.key === key ? before.data : null),
        error: answer.error,
      }));
      timer = setTimeout(turn, everyMs);
    };
    void turn();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [key, isOn, everyMs]);
  return state.key === key ? state : { data: null, error: null };
}
