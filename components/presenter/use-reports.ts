'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Hearing, hearingOf } from '@/lib/shared/presenter/epochs';
import { personOrigin } from '@/lib/shared/presenter/hosts';
import { keyAction } from '@/lib/shared/presenter/keys';
import {
  type PersonaReport,
  type StageMessage,
  zPersonaKey,
  zPersonaMessage,
} from '@/lib/shared/presenter/persona-message';

export type Reports = {
  readonly reports: ReadonlyMap<string, PersonaReport>;
  /** The newest ones, for what runs beside the drawing of the page. */
  readonly latest: { readonly current: ReadonlyMap<string, PersonaReport> };
  readonly clear: () => void;
  /** To a person's window, wherever it stands. @returns false while there is none */
  readonly tell: (person: string, message: StageMessage) => boolean;
};

function answerTo(hearing: Hearing, epoch: number | null): StageMessage | null {
  if (hearing === 'greet' && epoch !== null) return { kind: 'voorzien.stage', act: 'epoch', epoch };
  return hearing === 'reload' ? { kind: 'voorzien.stage', act: 'reload' } : null;
}

/**
 * What the people's windows say of their cards. Only a window at a person's own address is heard, and only about that
 * person. What was loaded before a reset is not heard, and is told to begin anew.
 * @param onKey a key that was pressed in a window
 * @param epoch of the stage; null while nothing is to be heard
 */
export function useReports(onKey: (key: string) => void, epoch: number | null): Reports {
  const [reports, setReports] = useState<ReadonlyMap<string, PersonaReport>>(new Map());
  const latest = useRef<ReadonlyMap<string, PersonaReport>>(reports);
  const windows = useRef(new Map<string, MessageEventSource>());
  const given = useRef({ onKey, epoch });
  useEffect(() => {
    given.current = { onKey, epoch };
  });

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const message = zPersonaMessage.safeParse(event.data);
      if (message.success) {
        const { epoch: told, ...report } = message.data;
        const { person } = report;
        if (event.origin !== personOrigin(person, window.location.origin)) return;
        const hearing = hearingOf(told, given.current.epoch);
        const answer = answerTo(hearing, given.current.epoch);
        if (answer !== null) event.source?.postMessage(answer, { targetOrigin: event.origin });
        if (hearing !== 'take') return;
        if (event.source !== null) windows.current.set(person, event.source);
        const known = latest.current.get(person);
        if (known !== undefined && JSON.stringify(known) === JSON.stringify(report)) return;
        latest.current = new Map(latest.current).set(person, report);
        setReports(latest.current);
        return;
      }
      const pressed = zPersonaKey.safeParse(event.data);
      const isWindow = [...windows.current.values()].some((source) => source === event.source);
      if (pressed.success && isWindow && keyAction(pressed.data.key)) given.current.onKey(pressed.data.key);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  const clear = useCallback(() => {
    latest.current = new Map();
    windows.current.clear();
    setReports(latest.current);
  }, []);
  const tell = useCallback((person: string, message: StageMessage) => {
    const source = windows.current.get(person);
    if (source === undefined) return false;
    source.postMessage(message, { targetOrigin: personOrigin(person, window.location.origin) });
    return true;
  }, []);
  return { reports, latest, clear, tell };
}
