'use client';

import { useCallback, useRef, useState } from 'react';
import { type Client, zClientNumber } from '@/lib/shared/schemas/register-api';
import { findClient } from './register-api';

export type Lookup =
  | { readonly phase: 'idle' | 'looking' | 'unknown' }
  | { readonly phase: 'found'; readonly client: Client };

/**
 * Shows whose number was typed, so that nobody enrols another person by a slip. The server looks it up again when the form
 * is sent.
 */
export function useClientLookup(): {
  readonly lookup: Lookup;
  readonly look: (text: string) => void;
  readonly forget: () => void;
} {
  const [lookup, setLookup] = useState<Lookup>({ phase: 'idle' });
  const asked = useRef('');
  const forget = useCallback(() => {
    asked.current = '';
    setLookup({ phase: 'idle' });
  }, []);
  const look = useCallback(
    (text: string) => {
      const number = zClientNumber.safeParse(text);
      if (!number.success) return forget();
      if (asked.current === number.data) return;
      asked.current = number.data;
      setLookup({ phase: 'looking' });
      void findClient(number.data).then((answer) => {
        // Another number was typed meanwhile.
        if (asked.current !== number.data) return;
        if (answer.ok) setLookup({ phase: 'found', client: answer.value });
        // Without an answer nothing is said: sending the form tells what is wrong.
        else setLookup({ phase: answer.code === 'CLIENT_UNKNOWN' ? 'unknown' : 'idle' });
      });
    },
    [forget],
  );
  return { lookup, look, forget };
}
