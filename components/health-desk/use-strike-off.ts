'use client';

import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import type { CalendarDay } from '@/lib/shared/domain/calendar-day';
import type { DoctorState } from '@/lib/shared/schemas/health-desk-api';
import { type Fault, latestDay } from './draft';
import { strikeOffDoctor } from './health-desk-api';
import {
  fromDayText,
  judgeStrikeOff,
  readStrikeOffForm,
  type StrikeOff,
  type StrikeOffCode,
  strikeOffFault,
} from './panel-draft';
import type { Refusal } from './use-checked-form';

type Step =
  | { readonly phase: 'filling' }
  | { readonly phase: 'asking' | 'sending'; readonly strikeOff: StrikeOff }
  | { readonly phase: 'done'; readonly doctor: DoctorState };

export type StrikeOffState = {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly step: Step;
  readonly attempt: number;
  readonly faults: readonly Fault<StrikeOffCode>[];
  readonly refusal: Refusal | null;
  readonly changed: () => void;
  readonly ask: (event: FormEvent) => void;
  readonly cancel: () => void;
  readonly confirm: () => Promise<void>;
};

/** Strikes a doctor off: fill in, ask once more, send. The page's list is fetched anew afterwards. */
export function useStrikeOff(doctors: readonly DoctorState[], today: CalendarDay): StrikeOffState {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [step, setStep] = useState<Step>({ phase: 'filling' });
  const [attempt, setAttempt] = useState<{ count: number; faults: readonly Fault<StrikeOffCode>[] }>({
    count: 0,
    faults: [],
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const attempted = (faults: readonly Fault<StrikeOffCode>[]) =>
    setAttempt(({ count }) => ({ count: count + 1, faults }));

  const confirm = async () => {
    if (step.phase !== 'asking') return;
    const { strikeOff } = step;
    setStep({ phase: 'sending', strikeOff });
    const answer = await strikeOffDoctor(strikeOff.doctor.id, fromDayText(strikeOff));
    if (answer.ok) {
      form.current?.reset();
      setStep({ phase: 'done', doctor: answer.value });
      router.refresh();
      return;
    }
    const fault = strikeOffFault(answer.code);
    if (fault) attempted([fault]);
    else setRefusal(answer);
    setStep({ phase: 'filling' });
  };

  return {
    form,
    step,
    attempt: attempt.count,
    faults: attempt.faults,
    refusal,
    // Doctor and day are judged together: a change of one may heal the other.
    changed: () => {
      setAttempt(({ count }) => ({ count, faults: [] }));
      setStep({ phase: 'filling' });
    },
    ask: (event) => {
      event.preventDefault();
      if (!form.current) return;
      setRefusal(null);
      const { draft, faults } = judgeStrikeOff(readStrikeOffForm(form.current), doctors, latestDay(today, new Date()));
      attempted(faults);
      setStep(draft === null ? { phase: 'filling' } : { phase: 'asking', strikeOff: draft });
    },
    cancel: () => {
      // What is on its way cannot be called back.
      if (step.phase === 'asking') setStep({ phase: 'filling' });
    },
    confirm,
  };
}
