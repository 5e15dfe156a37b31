'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CaseDecision, ReviewCase } from '@/lib/shared/schemas/work-list-api';
import { RadioGroup } from '../forms/radio-group';
import { CheckedForm } from '../health-desk/checked-form';
import { readByForm } from '../health-desk/medical-fields';
import { useCheckedForm } from '../health-desk/use-checked-form';
import type { Answer } from '../issuer/check-answers';
import { CaseDone, CaseTaken } from './case-done';
import { caseClears, choicesOf, judgeCase, NO_CASE_DECISION, readCaseForm, reasonName } from './case-draft';
import { decideCase } from './cases-api';
import { WORK_LIST } from './hrefs';

/** Decides on a question, for a reason of the list: there is no free text. @param children what was asked, and shown */
export function CaseForm({ item, children }: { item: ReviewCase; children: ReactNode }) {
  const t = useTranslations('workList');
  const choices = choicesOf(item);
  const state = useCheckedForm({
    start: NO_CASE_DECISION,
    read: (form) => readCaseForm(form, choices),
    judge: judgeCase,
    send: (decision: CaseDecision) => decideCase(item.id, decision),
    // The lists are the server's own: nothing that it refuses stands at a field.
    faultOf: () => null,
    clears: caseClears,
  });
  const { displayName: name } = item;
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const hint = (decision: CaseDecision['decision']) =>
    decision === 'desk-replaced' ? undefined : t(`decisionHints.${decision}`);
  const answers = ({ decision, reason }: CaseDecision): Answer[] => [
    { fieldId: null, term: t('case.client'), value: name },
    { fieldId: null, term: t('case.reason'), value: t(`reasons.${item.reason}`) },
    { fieldId: 'decision-0', term: t('case.decided'), value: t(`decisions.${decision}`) },
    { fieldId: `${reasonName(decision)}-0`, term: t('case.why'), value: t(`decisionReasons.${reason}`) },
  ];
  return (
    <CheckedForm
      state={state}
      header={{
        title: t('case.title', { name }),
        intro: t('case.intro'),
        back: { href: WORK_LIST, label: t('title') },
      }}
      words={{
        submit: t('case.check'),
        checkTitle: t('case.checkTitle'),
        checkIntro: t('case.checkIntro'),
        confirm: t('case.confirm'),
        sending: t('case.sending'),
      }}
      errors={errors}
      answers={answers}
      done={({ decision }) => <CaseDone decision={decision} name={name} />}
      refused={({ code }) => (code === 'REVIEW_DECIDED' ? <CaseTaken /> : null)}
      above={<div className="space-y-6">{children}</div>}
    >
      <RadioGroup
        name="decision"
        legend={t('case.question')}
        error={errorAt('decision-0')}
        options={choices.map(([value]) => ({ value, label: t(`decisions.${value}`), hint: hint(value) }))}
        value={state.values.decision}
        onChange={readByForm}
      />
      {choices.map(([decision, reasons]) => (
        <div key={decision} hidden={state.values.decision !== decision}>
          <RadioGroup
            name={reasonName(decision)}
            legend={t('case.why')}
            error={errorAt(`${reasonName(decision)}-0`)}
            options={reasons.map((value) => ({ value, label: t(`decisionReasons.${value}`) }))}
            value={state.values.decision === decision ? state.values.reason : null}
            onChange={readByForm}
          />
        </div>
      ))}
    </CheckedForm>
  );
}
