'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { CardCredentialView, SharedWith } from '@/lib/shared/card/views';
import { ContestForm } from './contest-form';
import { useMedicalWords } from './use-medical-words';

const KINDS = ['medical', 'panel', 'answer'] as const;
type Kind = (typeof KINDS)[number];
const isOfHealth = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);
const TONES = { valid: 'good', replaced: 'neutral', refused: 'bad', withdrawn: 'neutral' } as const;

/** Statements about one's health, apart from those about income: doctor, panel, and their answers. */
export function MedicalSection() {
  const t = useTranslations('asbestos.data');
  const { credentials } = useCard();
  // Answers about a month or an income statement stand with that month.
  const own = credentials.filter(
    ({ kind, answer }) => isOfHealth(kind) && answer?.credentialSubject.about !== 'review',
  );
  return (
    <section aria-labelledby="health">
      <h2 id="health" className="mb-3 text-2xl font-bold">
        {t('title')}
      </h2>
      {own.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {own.map((credential) => (
            <li key={credential.id}>
              <MedicalCard credential={credential} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function MedicalCard({ credential }: { credential: CardCredentialView }) {
  const t = useTranslations('asbestos.data');
  const data = useTranslations('mijn.data');
  const format = useFormat();
  const words = useMedicalWords();
  const answerText = useAnswerText();
  const { medical, confirmation, answer, status, code, issuerName, credentialId } = credential;
  const kind = credential.kind === 'medical' ? 'medical' : credential.kind === 'panel' ? 'confirmation' : 'answer';
  const stated = medical ?? confirmation;
  const day = medical
    ? [{ key: 'day', term: t('diagnosedOn'), value: words.day(medical.diagnosedOn) }]
    : confirmation
      ? [{ key: 'day', term: t('confirmedOn'), value: words.day(confirmation.confirmedOn) }]
      : [];
  return (
    <Card headingLevel={3} title={t(kind)} aside={<Badge tone={TONES[status]}>{data(`status.${status}`)}</Badge>}>
      <div className="space-y-4">
        {status === 'refused' && code && <ErrorNotice code={code} data={{ issuerName }} />}
        {status === 'withdrawn' && <p>{t('withdrawnNote')}</p>}
        {answer && <p>{answerText(answer)}</p>}
        <DefinitionList
          items={[
            { key: 'issuer', term: data('issuer'), value: issuerName },
            ...(stated
              ? [{ key: 'diagnosis', term: t('diagnosis'), value: words.diagnosis(stated.diagnosisCode) }]
              : []),
            ...day,
            { key: 'received', term: data('received'), value: format.dateTime(credential.receivedAtMs) },
          ]}
        />
        {stated && <SharedNote shared={credential.shared} />}
        {medical && status === 'valid' && credentialId && (
          <ContestForm credentialId={credentialId} issuerName={issuerName} />
        )}
      </div>
    </Card>
  );
}

/** What an answer says, in one sentence. */
function useAnswerText() {
  const t = useTranslations('asbestos.data.answers');
  const reasons = useTranslations('asbestos.reason');
  return ({ credentialSubject: subject }: NonNullable<CardCredentialView['answer']>): string => {
    if (subject.about === 'review') return '';
    if (subject.about === 'panel-request') return t('refused', { reason: reasons(subject.reason) });
    const reason = subject.reason === null ? '' : reasons(subject.reason);
    return t(subject.outcome, { reason });
  };
}

function SharedNote({ shared }: { shared: readonly SharedWith[] }) {
  const t = useTranslations('asbestos.data');
  const data = useTranslations('mijn.data');
  const format = useFormat();
  return (
    <Alert tone="info" title={data('sharedTitle')}>
      {shared.length === 0 ? (
        <p>{data('sharedNothing')}</p>
      ) : (
        <ul className="list-disc pl-5">
          {shared.map((one) => {
            const time = one.atMs === null ? '' : format.dateTime(one.atMs);
            const text =
              one.with === 'panel' ? 'sharedPanel' : one.atMs === null ? 'sharedProofUndated' : 'sharedProof';
            return <li key={`${one.with}-${one.atMs}`}>{t(text, { time })}</li>;
          })}
        </ul>
      )}
    </Alert>
  );
}
