'use client';

import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Period } from '@/lib/shared/domain/period';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { issueStatement } from './issuer-api';
import { readStatementForm } from './read-form';
import {
  type CorrectionValues,
  type Fault,
  type KnownStatements,
  readDraft,
  type StatementDraft,
  type StatementValues,
  statementInForce,
  toIssueRequest,
} from './statement-draft';
import { useKnownStatements } from './use-known-statements';

export type StatementStep =
  | { readonly phase: 'filling' }
  | { readonly phase: 'looking-up' }
  | { readonly phase: 'checking'; readonly draft: StatementDraft }
  | { readonly phase: 'sending'; readonly draft: StatementDraft }
  | { readonly phase: 'done'; readonly statement: IssuedStatement };

export type Refusal = { readonly code: string; readonly data: SafeErrorData };

export type StatementStart = {
  /** The last month that may be reported. */
  readonly latest: Period;
  readonly personId: string;
  readonly period: Period;
  /** A month to begin a correction of, with what stands reported of it: empty when that is not known. */
  readonly correct: { readonly period: Period; readonly gross: string; readonly net: string } | null;
};

export type StatementFormState = {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly step: StatementStep;
  /** The form was left and came back: it takes focus. */
  readonly returned: boolean;
  readonly corrections: readonly CorrectionValues[];
  readonly values: StatementValues;
  readonly known: KnownStatements;
  /** Counts attempts, so that the error summary takes focus anew. */
  readonly attempt: number;
  readonly faults: readonly Fault[];
  readonly refusal: Refusal | null;
  /** The statement that stands for the chosen person and month, as far as known. */
  readonly existing: IssuedStatement | undefined;
  readonly changed: (event: FormEvent<HTMLFormElement>) => void;
  readonly check: (event: FormEvent) => Promise<void>;
  readonly send: () => Promise<void>;
  /** Back to the form, to one control or to its top. */
  readonly back: (fieldId: string | null) => void;
  readonly another: () => void;
  readonly addCorrection: () => void;
  readonly removeCorrection: (key: number) => void;
};

const emptyCorrection = (key: number): CorrectionValues => ({ key, period: 0, gross: '', net: '', reason: '' });

/** One control's fault goes once it is changed; person and month are judged together. */
const withoutChanged = (faults: readonly Fault[], fieldId: string): readonly Fault[] => {
  const together = ['person', 'period'];
  const gone = together.includes(fieldId) ? together : [fieldId];
  return faults.filter((one) => !gone.includes(one.fieldId));
};

/** The steps of one statement: fill in, look up what stands already, check, send. */
export function useStatementForm(start: StatementStart): StatementFormState {
  const form = useRef<HTMLFormElement>(null);
  const nextKey = useRef(1);
  const { known, load } = useKnownStatements(start.latest);
  const [step, setStep] = useState<StatementStep>({ phase: 'filling' });
  const [returned, setReturned] = useState(false);
  const [values, setValues] = useState<StatementValues>({
    personId: start.personId,
    period: start.period,
    gross: '',
    net: '',
    corrections: start.correct === null ? [] : [{ ...emptyCorrection(0), ...start.correct }],
  });
  const [attempt, setAttempt] = useState<{ readonly count: number; readonly faults: readonly Fault[] }>({
    count: 0,
    faults: [],
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const months = values.corrections.map((one) => one.period).filter((one) => one > 0);
  const earliest = months.length > 0 ? Math.min(...months) : 0;
  const lookUp = useCallback(
    async (from: number) => {
      const answer = await load([from]);
      if (!answer.ok) setRefusal(answer);
    },
    [load],
  );
  useEffect(() => {
    if (earliest > 0) void lookUp(earliest);
  }, [earliest, lookUp]);

  const read = (): StatementValues => {
    const keys = values.corrections.map((one) => one.key);
    const now = form.current ? readStatementForm(form.current, keys) : values;
    setValues(now);
    return now;
  };

  const check = async (event: FormEvent) => {
    event.preventDefault();
    if (step.phase !== 'filling') return;
    const now = read();
    setRefusal(null);
    setStep({ phase: 'looking-up' });
    const answer = await load([now.period, ...now.corrections.map((one) => one.period)]);
    if (!answer.ok) {
      setRefusal(answer);
      setStep({ phase: 'filling' });
      return;
    }
    const result = readDraft(now, answer.value);
    setAttempt(({ count }) => ({ count: count + 1, faults: result.faults }));
    setStep('draft' in result ? { phase: 'checking', draft: result.draft } : { phase: 'filling' });
  };

  const send = async () => {
    if (step.phase !== 'checking') return;
    const { draft } = step;
    setRefusal(null);
    setStep({ phase: 'sending', draft });
    const answer = await issueStatement(toIssueRequest(draft));
    if (answer.ok) {
      setStep({ phase: 'done', statement: answer.value });
      return;
    }
    setRefusal(answer);
    setStep({ phase: 'checking', draft });
    // A colleague may have reported the month in between: what stands there decides what can be done.
    if (answer.code === 'STATEMENT_EXISTS') await load([draft.period]);
  };

  const back = (fieldId: string | null) => {
    setRefusal(null);
    setReturned(fieldId === null);
    setStep({ phase: 'filling' });
    if (fieldId !== null) requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  };

  return {
    form,
    step,
    returned,
    corrections: values.corrections,
    values,
    known,
    attempt: attempt.count,
    faults: attempt.faults,
    refusal,
    existing: statementInForce(known, values.personId, values.period),
    changed: (event) => {
      read();
      const fieldId = event.target instanceof HTMLElement ? event.target.id : '';
      setAttempt(({ count, faults }) => ({ count, faults: withoutChanged(faults, fieldId) }));
    },
    check,
    send,
    back,
    another: () => {
      form.current?.reset();
      setValues({ personId: start.personId, period: start.period, gross: '', net: '', corrections: [] });
      setAttempt({ count: 0, faults: [] });
      back(null);
    },
    addCorrection: () =>
      setValues((now) => ({ ...now, corrections: [...now.corrections, emptyCorrection(nextKey.current++)] })),
    removeCorrection: (key) =>
      setValues((now) => ({ ...now, corrections: now.corrections.filter((one) => one.key !== key) })),
  };
}
