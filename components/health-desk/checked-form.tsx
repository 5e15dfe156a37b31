'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { ErrorSummary, type FieldError } from '../forms/error-summary';
import { type Answer, CheckAnswers } from '../issuer/check-answers';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import type { PageHeader } from '../ui/page-header';
import type { CheckedFormState, Refusal } from './use-checked-form';

type Words = Readonly<Record<'submit' | 'checkTitle' | 'checkIntro' | 'confirm' | 'sending', string>>;

type CheckedFormProps<Values, Draft, Result, Code extends string> = {
  state: CheckedFormState<Values, Draft, Result, Code>;
  header: ComponentProps<typeof PageHeader>;
  words: Words;
  /** The faults in words. */
  errors: readonly FieldError[];
  answers: (draft: Draft) => readonly Answer[];
  done: (draft: Draft, result: Result) => ReactNode;
  /** In place of the general error notice, for a refusal with a way on of its own; null for all others. */
  refused?: (refusal: Refusal) => ReactNode;
  /** Between the heading and the fields. */
  above?: ReactNode;
  children: ReactNode;
};

/**
 * A form that is checked before it is sent. The fields stay in the page during the check, so that nothing typed is lost.
 * Focus goes to the heading of each next step, or to the error summary.
 */
export function CheckedForm<Values, Draft, Result, Code extends string>(
  props: CheckedFormProps<Values, Draft, Result, Code>,
) {
  const { state, header, words, errors, answers, done, refused, above, children } = props;
  const t = useTranslations('staffSignIn');
  const hydrated = useHydrated();
  const { step, refusal } = state;
  const filling = step.phase === 'filling';
  useErrorTitle(filling && errors.length > 0, t('errorTitlePrefix'));
  return (
    <>
      {step.phase === 'done' && done(step.draft, step.result)}
      {(step.phase === 'checking' || step.phase === 'sending') && (
        <>
          <StepHeader takesFocus title={words.checkTitle} intro={words.checkIntro} />
          <CheckAnswers
            answers={answers(step.draft)}
            confirmLabel={words.confirm}
            busyLabel={words.sending}
            busy={step.phase === 'sending'}
            unusual={null}
            onConfirm={() => void state.send()}
            onChange={state.back}
          >
            {refusal && (refused?.(refusal) ?? <RequestError code={refusal.code} data={refusal.data} />)}
          </CheckAnswers>
        </>
      )}
      <div hidden={!filling}>
        <StepHeader takesFocus={filling && state.returned} {...header} />
        {filling && errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
        {above}
        <form
          ref={state.form}
          method="post"
          noValidate
          autoComplete="off"
          className="mt-6 max-w-2xl space-y-6"
          onChange={state.changed}
          onSubmit={state.check}
        >
          {children}
          <Button type="submit" disabled={!hydrated}>
            {words.submit}
          </Button>
        </form>
      </div>
    </>
  );
}
