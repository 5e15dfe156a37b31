'use client';

import { type FormEvent, useState } from 'react';
import type { EntryView, RegisterEntry } from '@/lib/shared/schemas/register-api';
import type { Refusal } from '../health-desk/use-checked-form';
import { endHousehold } from './register-api';

type Step =
  | { readonly phase: 'filling' | 'asking' | 'sending' }
  | { readonly phase: 'done'; readonly entry: RegisterEntry };

export type EndState = {
  readonly step: Step;
  /** First month without a right; null until one is chosen. */
  readonly from: number | null;
  readonly isMissing: boolean;
  readonly attempt: number;
  readonly refusal: Refusal | null;
  readonly choose: (text: string) => void;
  readonly ask: (event: FormEvent) => void;
  readonly cancel: () => void;
  readonly confirm: () => Promise<void>;
};

/** Ends an entry: choose a month, ask once more, send. */
export function useEndHousehold({ id, version }: Pick<EntryView, 'id' | 'version'>): EndState {
  const [step, setStep] = useState<Step>({ phase: 'filling' });
  const [from, setFrom] = useState<number | null>(null);
  const [attempt, setAttempt] = useState({ count: 0, isMissing: false });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    step,
    from,
    isMissing: attempt.isMissing,
    attempt: attempt.count,
    refusal,
    choose: (text) => {
      setFrom(text === '' ? null : Number(text));
      setAttempt(({ count }) => ({ count, isMissing: false }));
    },
    ask: (event) => {
      event.preventDefault();
      setRefusal(null);
      setAttempt(({ count }) => ({ count: count + 1, isMissing: from === null }));
      if (from !== null) setStep({ phase: 'asking' });
    },
    cancel: () => {
      // What is on its way cannot be called back.
      if (step.phase === 'asking') setStep({ phase: 'filling' });
    },
    confirm: async () => {
      if (step.phase !== 'asking' || from === null) return;
      setStep({ phase: 'sending' });
      const answer = await endHousehold(id, { from, version });
      if (answer.ok) return setStep({ phase: 'done', entry: answer.value });
      setRefusal(answer);
      setStep({ phase: 'filling' });
    },
  };
}
