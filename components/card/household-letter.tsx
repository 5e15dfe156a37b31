'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { CardCredentialView } from '@/lib/shared/card/views';

/** One letter: who counts what since when, where statements go because of it, and what to do when that is not right. */
export function HouseholdLetter({ credential }: { credential: CardCredentialView }) {
  const t = useTranslations('mijn.data');
  const letter = useTranslations('mijn.data.household');
  const scheme = useTranslations('common.scheme');
  const format = useFormat();
  const { household, status, code, issuerName } = credential;
  const received = { key: 'received', term: t('received'), value: format.dateTime(credential.receivedAtMs) };
  if (household === null) {
    return (
      <Card headingLevel={3} title={letter('title')}>
        {status === 'refused' && code && <ErrorNotice code={code} data={{ issuerName }} />}
        <DefinitionList items={[received]} />
      </Card>
    );
  }
  return (
    <Card headingLevel={3} title={letter('title')}>
      <div className="space-y-4">
        <p>{letter('counts', { agency: issuerName })}</p>
        <DefinitionList
          items={[
            { key: 'issuer', term: t('issuer'), value: issuerName },
            { key: 'scheme', term: letter('scheme'), value: scheme(household.scheme) },
            { key: 'from', term: letter('from'), value: format.period(household.from) },
            {
              key: 'sources',
              term: letter('sources'),
              value: (
                <ul>
                  {household.sources.map((issuer) => (
                    <li key={issuer}>{t('sourceSelf', { issuer })}</li>
                  ))}
                </ul>
              ),
            },
            received,
          ]}
        />
        <p>{letter('copies')}</p>
        <p className="text-ink-soft">{letter('noName')}</p>
        <Alert tone="info" title={letter('wrongTitle')}>
          <p>{letter('wrongContact', { agency: issuerName })}</p>
          <p>{letter('wrongWithdraw')}</p>
          <p>
            <Link
              href="/mijn/instellingen"
              className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
            >
              {letter('toSettings')}
            </Link>
          </p>
        </Alert>
      </div>
    </Card>
  );
}
