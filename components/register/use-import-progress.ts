'use client';

import { useEffect, useState } from 'react';
import type { ImportState } from '@/lib/shared/schemas/register-import-api';
import type { Refusal } from '../health-desk/use-checked-form';
import { cancelFile, fileState } from './register-api';

const POLL_MS = 1_000;

export type ImportProgress = {
  readonly state: ImportState;
  /** The last question had no answer; it is asked again. */
  readonly isLost: boolean;
  readonly refusal: Refusal | null;
  readonly cancelling: boolean;
  readonly cancel: () => Promise<void>;
};

/** Whether asking again may bring an answer. */
const isPassing = (code: string): boolean => code !== 'SIGN_IN_REQUIRED' && code !== 'NOT_FOUND';

/** How far a file is, asked each second while it is under way. @param start as the page had it */
export function useImportProgress(start: ImportState): ImportProgress {
  const [state, setState] = useState(start);
  const [isLost, setLost] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const isUnderWay = state.state === 'confirmed';
  const { id } = start;
  useEffect(() => {
    if (!isUnderWay) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = async () => {
      const answer = await fileState(id);
      if (isGone) return;
      setLost(!answer.ok && isPassing(answer.code));
      if (answer.ok) setState(answer.value);
      else if (!isPassing(answer.code)) return setRefusal(answer);
      timer = setTimeout(() => void ask(), POLL_MS);
    };
    timer = setTimeout(() => void ask(), POLL_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [id, isUnderWay]);
  return {
    state,
    isLost,
    refusal,
    cancelling,
    cancel: async () => {
      if (cancelling) return;
      setCancelling(true);
      setRefusal(null);
      const answer = await cancelFile(id);
      setCancelling(false);
      if (answer.ok) setState(answer.value);
      else setRefusal(answer);
    },
  };
}
