import { tasAmountAt } from '../rules/tas/amounts';
import { confirms, evaluateAsbestos, isSameDiagnosis } from '../rules/tas/evaluate';
import type { PanelRequest, PublishedAdvance } from '../schemas/advance-api';
import { advanceInForce, isOfPanel } from './advance-claim';
import { asbestosTasks } from './asbestos-tasks';
import type { AdvanceRecord } from './claim-progress';
import type { AdvancePolicyView, AsbestosView, CardCredentialView } from './views';

export type AsbestosContext = {
  readonly advances: readonly PublishedAdvance[];
  /** As last seen; none before the portal answered. */
  readonly requests: readonly PanelRequest[];
  readonly nowMs: number;
};

/** What the card's own credentials mean for the asbestos scheme. */
export type AsbestosKnowledge = Pick<AsbestosView, 'outcome' | 'medical' | 'confirmation'> & {
  readonly policy: PublishedAdvance | null;
};

/** @param views credentials that count, in the order in which they came */
export function readAsbestos(
  views: readonly CardCredentialView[],
  { advances, requests, nowMs }: AsbestosContext,
): AsbestosKnowledge {
  const medicals = views.flatMap((view) => (view.medical === null ? [] : [{ view, statement: view.medical }]));
  const policy = advanceInForce(advances, nowMs / 1000);
  const confirmations = views.flatMap((view) => {
    const { confirmation } = view;
    return confirmation === null || (policy !== null && !isOfPanel(confirmation, policy))
      ? []
      : [{ view, confirmation }];
  });
  // A refusal stands while its request does: not while a person looks again, nor once the citizen took the request back.
  const refused = new Set(requests.flatMap(({ id, status }) => (status === 'refused' ? [id] : [])));
  const stands = (requestId: string): boolean => requests.length === 0 || refused.has(requestId);
  const refusals = views.flatMap(({ answer }) => {
    const subject = answer?.credentialSubject;
    return subject?.about === 'panel-request' && stands(subject.requestId) ? [subject] : [];
  });
  const outcome = evaluateAsbestos({
    statements: medicals.map(({ statement }) => statement),
    confirmations: confirmations.map(({ confirmation }) => confirmation),
    refusals,
    policy,
  });
  const medical =
    'diagnosedOn' in outcome ? medicals.findLast(({ statement }) => isSameDiagnosis(statement, outcome)) : undefined;
  const confirmation = confirmations.find(
    (one) => medical !== undefined && confirms(one.confirmation, medical.statement),
  );
  return { outcome, policy, medical: medical?.view ?? null, confirmation: confirmation?.view ?? null };
}

function policyView(policy: PublishedAdvance): AdvancePolicyView {
  const { policyId, amountCents, startsAtSec, endsAtSec } = policy;
  const row = tasAmountAt(startsAtSec);
  const isOfTable = row?.amountCents === amountCents;
  const { mark, source } = isOfTable && row !== undefined ? row : { mark: null, source: null };
  return { policyId, amountCents, startsAtSec, endsAtSec, mark, source };
}

/** All that the page shows of it. */
export function asbestosView(
  { outcome, medical, confirmation, policy }: AsbestosKnowledge,
  requests: readonly PanelRequest[],
  record: AdvanceRecord | null,
): AsbestosView {
  const tasks = asbestosTasks({ outcome, requests, record });
  return {
    ...{ outcome, medical, confirmation, requests, record, tasks },
    policy: policy === null ? null : policyView(policy),
  };
}
