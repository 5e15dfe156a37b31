'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import { type LiveStatus, zLiveStatus } from '@/lib/shared/schemas/caseworker-api';
import { callApi } from '../staff/api-call';

export const LIVE_EVERY_MS = 5_000;

type Live = {
  readonly status: LiveStatus;
  readonly isPaused: boolean;
  /** The last time that was asked, there was no answer. */
  readonly hasFailed: boolean;
  readonly setPaused: (isPaused: boolean) => void;
};

const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('Only below LiveFigures.');
  return live;
}

/**
 * Asks every few seconds how things are, while the page is looked at, and has the page's numbers rendered anew when they
 * were worked out anew. The document stays: focus, scrolling and what is unfolded are kept.
 */
export function LiveFigures({ initial, children }: { initial: LiveStatus; children: ReactNode }) {
  const router = useRouter();
  const [status, setStatus] = useState(initial);
  const [isPaused, setPaused] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const computedAtMs = useRef(initial.computedAtMs);

  useEffect(() => {
    if (isPaused) return;
    let isOver = false;
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      const answer = await callApi('/api/caseworker/live', zLiveStatus);
      if (isOver) return;
      setFailed(!answer.ok);
      if (!answer.ok) return;
      setStatus(answer.value);
      if (answer.value.computedAtMs === computedAtMs.current) return;
      computedAtMs.current = answer.value.computedAtMs;
      router.refresh();
    };
    const timer = setInterval(look, LIVE_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isPaused, router]);

  return <LiveContext value={{ status, isPaused, hasFailed, setPaused }}>{children}</LiveContext>;
}
