'use client';

import { useTranslations } from 'next-intl';
import type { PanelDecision } from '@/lib/shared/schemas/health-desk-api';
import { PANEL_REFUSALS } from '@/lib/shared/schemas/medical-credentials';
import { RadioGroup } from '../forms/radio-group';
import type { Answer } from '../issuer/check-answers';
import { Alert } from '../ui/alert';
import { Card } from '../ui/card';
import { CheckedForm } from './checked-form';
import { DecisionDone, NoLongerOpen } from './decision-done';
import { decideRequest } from './health-desk-api';
import { readByForm } from './medical-fields';
import { DECISIONS, decisionClears, judgeDecision, NO_DECISION, readDecisionForm } from './panel-draft';
import { PanelRequestDetails } from './panel-request';
import type { PanelDeskRequest } from './types';
import { useCheckedForm } from './use-checked-form';
import { useDiagnosisName } from './use-diagnosis-name';

/** The panel confirms a diagnosis or does not, for a reason of the list: there is no free text. */
export function DecisionForm({ request }: { request: PanelDeskRequest }) {
  const t = useTranslations('panel');
  const diagnosisName = useDiagnosisName();
  const state = useCheckedForm({
    start: NO_DECISION,
    read: readDecisionForm,
    judge: judgeDecision,
    send: (decision: PanelDecision) => decideRequest(request.id, decision),
    // The list is the server's own: nothing that it refuses stands at a field.
    faultOf: () => null,
    clears: decisionClears,
  });
  const { displayName: name, isReview, diagnosisCode } = request;
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const answers = (draft: PanelDecision): Answer[] => [
    { fieldId: null, term: t('request.person'), value: name },
    { fieldId: null, term: t('request.diagnosis'), value: diagnosisName(diagnosisCode) },
    { fieldId: 'decision-0', term: t('request.decision'), value: t(`decide.${draft.decision}`) },
    ...(draft.decision === 'refuse'
      ? [{ fieldId: 'reason-0', term: t('request.reason'), value: t(`refusals.${draft.reason}`) }]
      : []),
  ];
  const hint = {
    confirm: t('decide.confirmHint'),
    refuse: t(isReview ? 'decide.refuseHintReview' : 'decide.refuseHint'),
  };
  return (
    <CheckedForm
      state={state}
      header={{
        title: t('decide.title', { name }),
        intro: t('decide.intro'),
        back: { href: '/panel', label: t('nav.requests') },
      }}
      words={{
        submit: t('decide.check'),
        checkTitle: t('decide.checkTitle'),
        checkIntro: t('decide.checkIntro'),
        confirm: t('decide.send'),
        sending: t('decide.sending'),
      }}
      errors={errors}
      answers={answers}
      done={({ decision }) => <DecisionDone decision={decision} request={request} />}
      refused={({ code }) => (code === 'REQUEST_DECIDED' ? <NoLongerOpen /> : null)}
      above={
        <div className="max-w-2xl space-y-4">
          {isReview && (
            <Alert tone="warn" title={t('request.review')}>
              <p>{t('request.reviewNote')}</p>
              {request.reason && <p>{t('request.earlierReason', { reason: t(`refusals.${request.reason}`) })}</p>}
            </Alert>
          )}
          <Card title={t('decide.shown')}>
            <PanelRequestDetails request={request} withName />
          </Card>
        </div>
      }
    >
      <RadioGroup
        name="decision"
        legend={t('decide.question')}
        error={errorAt('decision-0')}
        options={DECISIONS.map((value) => ({ value, label: t(`decide.${value}`), hint: hint[value] }))}
        value={state.values.decision}
        onChange={readByForm}
      />
      <div hidden={state.values.decision !== 'refuse'}>
        <RadioGroup
          name="reason"
          legend={t('decide.reasonQuestion')}
          error={errorAt('reason-0')}
          options={PANEL_REFUSALS.map((value) => ({ value, label: t(`refusals.${value}`) }))}
          value={state.values.reason}
          onChange={readByForm}
        />
      </div>
    </CheckedForm>
  );
}
