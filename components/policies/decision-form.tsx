'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { POLICY_REJECTIONS } from '@/lib/shared/schemas/policies-desk-api';
import { RadioGroup } from '../forms/radio-group';
import { CheckedForm } from '../health-desk/checked-form';
import { readByForm } from '../health-desk/medical-fields';
import { useCheckedForm } from '../health-desk/use-checked-form';
import type { Answer } from '../issuer/check-answers';
import { DecisionDone, NoLongerOpen } from './decision-done';
import {
  CHOICES,
  type Decision,
  decisionClears,
  judgeDecision,
  NO_DECISION,
  readDecisionForm,
  tickId,
} from './decision-draft';
import { type Desk, deskPath, type ProposalHead } from './desk-path';
import { monthsText } from './months-text';
import { sendDecision } from './policies-api';
import type { ShownUnusual } from './shown-unusual';
import { UnusualList } from './unusual-list';
import { useUnusualText } from './use-unusual-text';

type DecisionFormProps = {
  proposal: ProposalHead;
  desk?: Desk;
  unusual: readonly ShownUnusual[];
  poolLimitCents: bigint | null;
  /** What is decided on: stands between the heading and the question. */
  children: ReactNode;
};

/** A colleague's proposal: approved with everything unusual ticked once more, or rejected for a reason of the list. */
export function DecisionForm({ proposal, desk = 'norms', unusual, poolLimitCents, children }: DecisionFormProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const unusualText = useUnusualText(poolLimitCents);
  const state = useCheckedForm({
    start: NO_DECISION,
    read: readDecisionForm(unusual),
    judge: (values) => judgeDecision(values, unusual),
    send: (decision: Decision) => sendDecision(proposal.id, decision, desk),
    // The lists are the server's own: nothing that it refuses stands at a field.
    faultOf: () => null,
    clears: decisionClears,
  });
  const { values, faults } = state;
  const months = monthsText(locale, t, proposal);
  const messageOf = ({ fieldId, code }: (typeof faults)[number]) => {
    const missed = unusual.find((_, index) => fieldId === tickId(index));
    return t(`error.${code}`, { what: missed ? unusualText(missed) : '' });
  };
  const errorAt = (fieldId: string) => {
    const fault = faults.find((one) => one.fieldId === fieldId);
    return fault && messageOf(fault);
  };
  const errors = faults.map((fault) => ({ fieldId: fault.fieldId, message: messageOf(fault) }));
  const answers = (draft: Decision): Answer[] => [
    { fieldId: null, term: t('decide.months'), value: months },
    {
      fieldId: 'decision-0',
      term: t('decide.decision'),
      value: t(`decide.${draft.decision}`),
    },
    ...(draft.decision === 'reject'
      ? [{ fieldId: 'reason-0', term: t('proposal.reason'), value: t(`decide.reasons.${draft.reason}`) }]
      : []),
    ...(draft.decision === 'approve' && unusual.length > 0
      ? [{ fieldId: tickId(0), term: t('decide.unusual'), value: unusual.map(unusualText).join(' ') }]
      : []),
  ];
  return (
    <CheckedForm
      state={state}
      header={{ title: t('proposal.title', { months }), back: { href: deskPath(desk), label: t('overview') } }}
      words={{
        submit: t('decide.check'),
        checkTitle: t('decide.checkTitle'),
        checkIntro: t('decide.checkIntro'),
        confirm: t('decide.send'),
        sending: t('decide.sending'),
      }}
      errors={errors}
      answers={answers}
      done={({ decision }) => <DecisionDone decision={decision} proposal={proposal} desk={desk} />}
      refused={({ code }) => (code === 'POLICY_DECIDED' ? <NoLongerOpen /> : null)}
      above={children}
    >
      <RadioGroup
        name="decision"
        legend={t('decide.question')}
        error={errorAt('decision-0')}
        options={CHOICES.map((value) => ({ value, label: t(`decide.${value}`), hint: t(`decide.${value}Hint`) }))}
        value={values.decision}
        onChange={readByForm}
      />
      <div hidden={values.decision !== 'reject'}>
        <RadioGroup
          name="reason"
          legend={t('decide.reasonQuestion')}
          error={errorAt('reason-0')}
          options={POLICY_REJECTIONS.map((value) => ({ value, label: t(`decide.reasons.${value}`) }))}
          value={values.reason}
          onChange={readByForm}
        />
      </div>
      {unusual.length > 0 && (
        <div hidden={values.decision !== 'approve'}>
          <UnusualList
            asked="decide"
            unusual={unusual}
            poolLimitCents={poolLimitCents}
            ticked={null}
            isMissed={(_, index) => errorAt(tickId(index)) !== undefined}
          />
        </div>
      )}
    </CheckedForm>
  );
}
