'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { personOrigin } from '@/lib/shared/presenter/hosts';
import { keyAction } from '@/lib/shared/presenter/keys';
import {
  type PersonaReport,
  type StageMessage,
  zPersonaKey,
  zPersonaReport,
} from '@/lib/shared/presenter/persona-message';

export type Reports = {
  readonly reports: ReadonlyMap<string, PersonaReport>;
  /** The newest ones, for what runs beside the drawing of the page. */
  readonly latest: { readonly current: ReadonlyMap<string, PersonaReport> };
  readonly clear: () => void;
  /** To a person's window, wherever it stands. @returns false while there is none */
  readonly tell: (person: string, message: StageMessage) => boolean;
};

/**
 * What the people's windows say of their cards. Only a window at a person's own address is heard, and only about that
 * person. @param onKey a key that was pressed in a window
 */
export function useReports(onKey: (key: string) => void): Reports {
  const [reports, setReports] = useState<ReadonlyMap<string, PersonaReport>>(new Map());
  const latest = useRef<ReadonlyMap<string, PersonaReport>>(reports);
  const windows = useRef(new Map<string, MessageEventSource>());
  const keyed = useRef(onKey);
  useEffect(() => {
    keyed.current = onKey;
  });

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const report = zPersonaReport.safeParse(event.data);
      if (report.success) {
        const { person } = report.data;
        if (event.origin !== personOrigin(person, window.location.origin)) return;
        if (event.source !== null) windows.current.set(person, event.source);
        const known = latest.current.get(person);
        if (known !== undefined && JSON.stringify(known) === JSON.stringify(report.data)) return;
        latest.current = new Map(latest.current).set(person, report.data);
        setReports(latest.current);
        return;
      }
      const pressed = zPersonaKey.safeParse(event.data);
      const isWindow = [...windows.current.values()].some((source) => source === event.source);
      if (pressed.success && isWindow && keyAction(pressed.data.key)) keyed.current(pressed.data.key);
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
