'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { ErrorSummary } from '../forms/error-summary';
import { Field, Select } from '../forms/field';
import { useCheckedForm } from '../health-desk/use-checked-form';
import { AmountField } from '../issuer/amount-field';
import { checkAmount } from '../issuer/euro-text';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { AdvanceProposalCheck } from './advance-proposal-check';
import {
  type AdvanceDraft,
  type AdvanceFacts,
  advanceFault,
  advanceMonths,
  judgeAdvanceForm,
  readAdvanceForm,
  startAdvance,
} from './advance-proposal-draft';
import { deskPath } from './desk-path';
import { sendAdvance } from './policies-api';
import { ProposalDone } from './proposal-done';

/** Proposes another amount: fill in, compare with what stands, send. What was typed stays in the page until it is sent. */
export function AdvanceProposalForm({ facts }: { facts: AdvanceFacts }) {
  const t = useTranslations('policies');
  const own = useTranslations('advancePolicies');
  const staff = useTranslations('staffSignIn');
  const locale = useLocale();
  const hydrated = useHydrated();
  const [start] = useState(() => startAdvance(facts));
  const state = useCheckedForm({
    start,
    read: readAdvanceForm,
    judge: (values) => judgeAdvanceForm(values, facts),
    send: ({ request }: AdvanceDraft) => sendAdvance(request),
    faultOf: advanceFault,
  });
  const { step, values } = state;
  const filling = step.phase === 'filling';
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: own(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  useErrorTitle(filling && errors.length > 0, staff('errorTitlePrefix'));
  const typed = checkAmount(values.amount);
  return (
    <>
      {step.phase === 'done' && <ProposalDone proposal={step.result} desk="advance" />}
      {(step.phase === 'checking' || step.phase === 'sending') && (
        <AdvanceProposalCheck
          facts={facts}
          draft={step.draft}
          busy={step.phase === 'sending'}
          refusal={state.refusal}
          onSend={() => void state.send()}
          onChange={() => state.back(null)}
        />
      )}
      <div hidden={!filling}>
        <StepHeader
          takesFocus={filling && state.returned}
          title={own('propose.title')}
          intro={own('propose.intro')}
          back={{ href: deskPath('advance'), label: t('overview') }}
        />
        {filling && errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
        <form
          ref={state.form}
          method="post"
          noValidate
          autoComplete="off"
          className="max-w-3xl space-y-6"
          onChange={state.changed}
          onSubmit={state.check}
        >
          <Field
            id="fromPeriod"
            label={own('propose.from')}
            hint={own('propose.fromHint')}
            error={errorAt('fromPeriod')}
          >
            {(control) => (
              <Select {...control} name="fromPeriod" defaultValue={start.fromPeriod} autoComplete="off">
                {advanceMonths(facts).map((month) => (
                  <option key={month} value={month}>
                    {formatPeriod(locale, month)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <AmountField
            id="amount"
            label={own('table.amount')}
            hint={own('propose.amountHint', { amount: formatCents(locale, facts.last.amountCents) })}
            error={errorAt('amount')}
            suggestion={errorAt('amount') !== undefined || typed.ok ? null : typed.suggestion}
            defaultValue={start.amount}
          />
          <p className="text-ink-soft">{own('propose.rest')}</p>
          <Button type="submit" disabled={!hydrated}>
            {t('propose.check')}
          </Button>
        </form>
      </div>
    </>
  );
}
