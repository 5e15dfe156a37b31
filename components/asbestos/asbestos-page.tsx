'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { requestFor } from '@/lib/shared/card/asbestos-tasks';
import { isUnsent } from '@/lib/shared/card/claim-progress';
import type { AsbestosView } from '@/lib/shared/card/views';
import { ApplicationProgress } from './application-progress';
import { AskPanel } from './ask-panel';
import { CheckApply } from './check-apply';
import { PanelRefused, PanelWaiting } from './panel-answer';
import { SchemeInfo, SchemeWarnings } from './scheme-info';
import { TaskList } from './task-list';
import { useMedicalWords } from './use-medical-words';

/** From the doctor's statement to the money: the tasks, and what the citizen can do now. */
export function AsbestosPage() {
  const t = useTranslations('asbestos');
  const nav = useTranslations('mijn.nav');
  const { asbestos } = useCard();
  const { record, outcome } = asbestos;
  return (
    <>
      <PageHeader title={t('title')} intro={t('scheme')} back={{ href: '/mijn', label: nav('home') }} />
      <div className="space-y-6">
        {record === null && outcome.kind === 'none' ? (
          <>
            <EmptyState title={t('none.title')}>
              <p>{t('none.body')}</p>
            </EmptyState>
            <WaitingRequests view={asbestos} />
          </>
        ) : record === null && outcome.kind === 'other-scheme' ? (
          <>
            <OtherScheme diagnosisCode={outcome.diagnosisCode} />
            <WaitingRequests view={asbestos} />
          </>
        ) : (
          <Scheme view={asbestos} />
        )}
      </div>
    </>
  );
}

/** The tasks first; below them the one thing that can be done now, then what to know. */
function Scheme({ view }: { view: AsbestosView }) {
  const t = useTranslations('asbestos');
  const { outcome, record, tasks, medical, policy } = view;
  const isApplied = record !== null && (record.confirmedAtMs !== null || !isUnsent(record));
  const amountCents = policy?.amountCents ?? null;
  return (
    <>
      <Card title={t('tasks.title')}>
        <TaskList tasks={tasks} />
      </Card>
      <WaitingRequests view={view} />
      {isApplied ? (
        <ApplicationProgress record={record} />
      ) : (
        <>
          {record !== null && <CheckApply view={view} amountCents={record.amountCents} />}
          {record === null && outcome.kind === 'no-policy' && (
            <Alert tone="warn" title={t('noPolicy.title')}>
              <p>{t('noPolicy.body')}</p>
            </Alert>
          )}
          {record === null && (outcome.kind === 'may-apply' || outcome.kind === 'refused') && <PanelPart view={view} />}
          {medical?.medical && amountCents !== null && (
            <SchemeInfo medical={medical.medical} amountCents={amountCents} isChecked={record !== null} />
          )}
        </>
      )}
      <SchemeWarnings isApplied={isApplied} />
    </>
  );
}

/** Whatever became of the statement since: consent can be taken back as long as the panel holds what it was shown. */
const WaitingRequests = ({ view: { requests } }: { view: AsbestosView }) =>
  requests
    .filter(({ status }) => status === 'waiting')
    .map((request) => <PanelWaiting key={request.id} request={request} />);

function PanelPart({ view: { outcome, requests } }: { view: AsbestosView }) {
  if (outcome.kind !== 'may-apply' && outcome.kind !== 'refused') return null;
  const request = requestFor(outcome, requests);
  if (request?.status === 'waiting') return null;
  if (outcome.kind === 'refused') {
    return <PanelRefused reason={outcome.reason} afterReview={outcome.afterReview} request={request} />;
  }
  return <AskPanel wasWithdrawn={requests[0]?.status === 'withdrawn'} />;
}

/** An honest answer for a diagnosis that TAS does not cover, with the scheme that does. */
function OtherScheme({ diagnosisCode }: { diagnosisCode: number }) {
  const t = useTranslations('asbestos.other');
  const words = useMedicalWords();
  return (
    <Alert tone="info" title={t('title')}>
      <p>{t('body', { diagnosis: words.diagnosis(diagnosisCode) })}</p>
      <p>{t('where')}</p>
      <p>{t('action')}</p>
    </Alert>
  );
}
