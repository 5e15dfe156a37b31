'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import { useCheckedForm } from '../health-desk/use-checked-form';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { sendProposal } from './policies-api';
import { ProposalCheck } from './proposal-check';
import { ProposalDone } from './proposal-done';
import {
  judgeProposal,
  type ProposalDraft,
  proposalClears,
  proposalFault,
  readProposalForm,
  startValues,
} from './proposal-draft';
import { DisregardFields, MonthFields, NormFields } from './proposal-fields';
import type { DeskFacts } from './types';
import { useFieldLabel } from './use-field-label';

/** Proposes a new table: fill in, compare with the one in force, send. What was typed stays in the page until it is sent. */
export function ProposalForm({ facts }: { facts: DeskFacts }) {
  const t = useTranslations('policies');
  const staff = useTranslations('staffSignIn');
  const hydrated = useHydrated();
  const fieldLabel = useFieldLabel();
  const [start] = useState(() => startValues(facts));
  const state = useCheckedForm({
    start,
    read: readProposalForm(facts.scheme),
    judge: (values) => judgeProposal(values, facts),
    send: ({ request }: ProposalDraft) => sendProposal(request),
    faultOf: proposalFault,
    clears: proposalClears,
  });
  const { step } = state;
  const filling = step.phase === 'filling';
  const errors = state.faults.map(({ fieldId, code }) => ({
    fieldId,
    message: t(`error.${code}`, { field: fieldLabel(fieldId) }),
  }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  useErrorTitle(filling && errors.length > 0, staff('errorTitlePrefix'));
  const fields = { facts, start, values: state.values, errorAt };
  return (
    <>
      {step.phase === 'done' && <ProposalDone proposal={step.result} />}
      {(step.phase === 'checking' || step.phase === 'sending') && (
        <ProposalCheck
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
          title={t('propose.title')}
          intro={t('propose.intro')}
          back={{ href: '/beleid', label: t('overview') }}
        />
        {filling && errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
        <form
          ref={state.form}
          method="post"
          noValidate
          autoComplete="off"
          className="max-w-3xl space-y-8"
          onChange={state.changed}
          onSubmit={state.check}
        >
          <MonthFields {...fields} />
          <NormFields {...fields} />
          <DisregardFields {...fields} />
          <Button type="submit" disabled={!hydrated}>
            {t('propose.check')}
          </Button>
        </form>
      </div>
    </>
  );
}
