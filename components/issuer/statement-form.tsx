'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '../forms/error-summary';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { CorrectionFields } from './correction-fields';
import { ExistingStatement } from './existing-statement';
import { recentMonths } from './months';
import { StatementCheck } from './statement-check';
import { StatementDone } from './statement-done';
import { Amounts, WhoAndWhen, withText } from './statement-fields';
import type { IssuerPerson } from './types';
import { useFaultMessage } from './use-fault-message';
import { type StatementFormState, type StatementStart, useStatementForm } from './use-statement-form';

type StatementFormProps = { people: readonly IssuerPerson[]; start: StatementStart };

/** Months that a statement may be about: a year and a quarter back. */
const MONTHS_BACK = 15;
/** As many corrections as the server takes in one statement. PRE of zIssueRequest. */
const MAX_CORRECTIONS = 12;

/**
 * One statement: fill in, check, send. The fields stay in the page during the check, so that nothing typed is lost;
 * they are not controlled, so that what was typed before the scripts ran counts too.
 */
export function StatementForm({ people, start }: StatementFormProps) {
  const t = useTranslations('issuer');
  const message = useFaultMessage();
  const state = useStatementForm(start);
  const { step } = state;
  const filling = step.phase === 'filling' || step.phase === 'looking-up';
  const faults = withText(state.faults, message);
  useErrorTitle(filling && faults.length > 0, t('errorTitlePrefix'));
  return (
    <>
      {step.phase === 'done' && (
        <StatementDone title={t('done.title')} statement={step.statement} onAnother={state.another} />
      )}
      {(step.phase === 'checking' || step.phase === 'sending') && (
        <StatementCheck
          people={people}
          state={state}
          draft={step.draft}
          isRunning={step.draft.period === start.latest}
          busy={step.phase === 'sending'}
        >
          <Refused state={state} />
        </StatementCheck>
      )}
      <div hidden={!filling}>
        <StepHeader takesFocus={filling && state.returned} title={t('form.title')} intro={t('form.intro')} />
        {filling && faults.length > 0 && <ErrorSummary key={state.attempt} errors={faults} />}
        {filling && <Refused state={state} />}
        {filling && state.existing && faults.some((one) => one.code === 'STATEMENT_EXISTS') && (
          <ExistingStatement statement={state.existing} />
        )}
        <Fields people={people} start={start} state={state} faults={faults} />
      </div>
    </>
  );
}

function Fields(props: StatementFormProps & { state: StatementFormState; faults: ReturnType<typeof withText> }) {
  const { people, start, state, faults } = props;
  const t = useTranslations('issuer');
  const hydrated = useHydrated();
  const months = recentMonths(start.latest, MONTHS_BACK);
  return (
    <form
      ref={state.form}
      method="post"
      noValidate
      autoComplete="off"
      className="mt-6 max-w-2xl space-y-6"
      onChange={state.changed}
      onSubmit={(event) => void state.check(event)}
    >
      <WhoAndWhen
        people={people}
        months={months}
        personId={start.personId}
        period={start.period}
        isRunning={state.values.period === start.latest}
        faults={faults}
      />
      <Amounts faults={faults} />
      <section aria-labelledby="corrections-title" className="space-y-4">
        <h2 id="corrections-title" className="text-xl font-bold">
          {t('correction.legend')}
        </h2>
        <p className="text-ink-soft">{t('correction.offer')}</p>
        {state.corrections.map((values, index) => (
          <CorrectionFields
            key={values.key}
            number={index + 1}
            values={values}
            personId={state.values.personId}
            months={months}
            known={state.known}
            faults={faults}
            onRemove={() => state.removeCorrection(values.key)}
          />
        ))}
        {state.corrections.length < MAX_CORRECTIONS && (
          <Button variant="secondary" disabled={!hydrated} onClick={state.addCorrection}>
            {t(state.corrections.length === 0 ? 'correction.add' : 'correction.addAnother')}
          </Button>
        )}
      </section>
      <Button type="submit" disabled={!hydrated} busy={state.step.phase === 'looking-up'}>
        {t('form.check')}
      </Button>
    </form>
  );
}

/** What the server refused, with the way on where there is one. */
function Refused({ state: { refusal, existing } }: { state: StatementFormState }) {
  if (!refusal) return null;
  return (
    <RequestError code={refusal.code} data={refusal.data}>
      {refusal.code === 'STATEMENT_EXISTS' && existing && <ExistingStatement statement={existing} />}
    </RequestError>
  );
}
