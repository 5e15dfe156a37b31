'use client';

import { type FormEvent, type RefObject, useRef, useState } from 'react';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import type { ApiAnswer } from '../staff/api-call';
import type { Fault, Judged } from './draft';

type CheckedStep<Draft, Result> =
  | { readonly phase: 'filling' }
  | { readonly phase: 'checking' | 'sending'; readonly draft: Draft }
  | { readonly phase: 'done'; readonly draft: Draft; readonly result: Result };

export type Refusal = { readonly code: string; readonly data: SafeErrorData };

/** What one form is about; the steps are the same for all. */
type FormTask<Values, Draft, Result, Code extends string> = {
  readonly start: Values;
  readonly read: (form: HTMLFormElement) => Values;
  readonly judge: (values: Values) => Judged<Draft, Code>;
  readonly send: (draft: Draft) => Promise<ApiAnswer<Result>>;
  /** The field that a refusal of the server is about; null when it is about none. */
  readonly faultOf: (code: string) => Fault<Code> | null;
  /** Whether a fault goes once the control of this name is changed, apart from the one that it stands at. */
  readonly clears?: (code: Code, name: string) => boolean;
};

export type CheckedFormState<Values, Draft, Result, Code extends string> = {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly step: CheckedStep<Draft, Result>;
  readonly values: Values;
  /** The form was left and came back: it takes focus. */
  readonly returned: boolean;
  /** Counts attempts, so that the error summary takes focus anew. */
  readonly attempt: number;
  readonly faults: readonly Fault<Code>[];
  readonly refusal: Refusal | null;
  readonly changed: (event: FormEvent<HTMLFormElement>) => void;
  readonly check: (event: FormEvent) => void;
  readonly send: () => Promise<void>;
  /** Back to the form, to one control or to its top. */
  readonly back: (fieldId: string | null) => void;
  /** An empty form again. */
  readonly another: () => void;
};

type Attempt<Code extends string> = { readonly count: number; readonly faults: readonly Fault<Code>[] };

const nameOf = (target: EventTarget): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : '';

/** The answers of a radio group share a name; its fault stands at the first of them. */
const isAt = (fieldId: string, name: string): boolean => fieldId === name || fieldId === `${name}-0`;

/** The steps of a form of the health desks: fill in, check, send. What was typed stays in the form's own controls. */
export function useCheckedForm<Values, Draft, Result, Code extends string>(
  task: FormTask<Values, Draft, Result, Code>,
): CheckedFormState<Values, Draft, Result, Code> {
  const form = useRef<HTMLFormElement>(null);
  const [step, setStep] = useState<CheckedStep<Draft, Result>>({ phase: 'filling' });
  const [values, setValues] = useState(task.start);
  const [returned, setReturned] = useState(false);
  const [attempt, setAttempt] = useState<Attempt<Code>>({ count: 0, faults: [] });
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const read = (): Values => {
    const now = form.current ? task.read(form.current) : values;
    setValues(now);
    return now;
  };
  const attempted = (faults: readonly Fault<Code>[]) => setAttempt(({ count }) => ({ count: count + 1, faults }));
  const back = (fieldId: string | null) => {
    setRefusal(null);
    setReturned(fieldId === null);
    setStep({ phase: 'filling' });
    if (fieldId !== null) requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  };

  const send = async () => {
    if (step.phase !== 'checking') return;
    const { draft } = step;
    setRefusal(null);
    setStep({ phase: 'sending', draft });
    const answer = await task.send(draft);
    if (answer.ok) return setStep({ phase: 'done', draft, result: answer.value });
    const fault = task.faultOf(answer.code);
    if (fault) {
      setReturned(false);
      attempted([fault]);
      setStep({ phase: 'filling' });
    } else {
      setRefusal(answer);
      setStep({ phase: 'checking', draft });
    }
  };

  return {
    form,
    step,
    values,
    returned,
    attempt: attempt.count,
    faults: attempt.faults,
    refusal,
    changed: ({ target }) => {
      read();
      const name = nameOf(target);
      setAttempt(({ count, faults }) => ({
        count,
        faults: faults.filter(({ fieldId, code }) => !isAt(fieldId, name) && !task.clears?.(code, name)),
      }));
    },
    check: (event) => {
      event.preventDefault();
      if (step.phase !== 'filling') return;
      const { draft, faults } = task.judge(read());
      attempted(faults);
      if (draft !== null) setStep({ phase: 'checking', draft });
    },
    send,
    back,
    another: () => {
      form.current?.reset();
      setValues(task.start);
      setAttempt({ count: 0, faults: [] });
      back(null);
    },
  };
}
