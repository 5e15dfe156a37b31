'use client';

import { useTranslations } from 'next-intl';
import { useClassNames } from '@/components/month/use-class-names';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { type DefinitionItem, DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useInRegister } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { CardCredentialView } from '@/lib/shared/card/views';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';

const TONES = { valid: 'good', replaced: 'neutral', refused: 'bad', withdrawn: 'neutral' } as const;

/** One statement in the card: who says it, what it says, until when, and what of it was shared with whom. */
export function CredentialCard({ credential }: { credential: CardCredentialView }) {
  const t = useTranslations('mijn.data');
  const scheme = useTranslations('common.scheme');
  const review = useTranslations('review');
  const format = useFormat();
  const inRegister = useInRegister();
  const proofText = credential.kind === 'entitlement' ? 'sharedPlace' : 'sharedProof';
  const statement = useStatementItems(credential);
  const entitlement = useEntitlementItems(credential);
  const kind = credential.entitlement
    ? t('entitlement', { scheme: scheme(credential.entitlement.scheme) })
    : t(credential.of === 'partner' ? 'partnerStatement' : 'incomeStatement');
  return (
    <Card
      headingLevel={3}
      eyebrow={credential.statement ? kind : null}
      title={credential.statement ? format.period(credential.statement.period) : kind}
      aside={<Badge tone={TONES[credential.status]}>{t(`status.${credential.status}`)}</Badge>}
    >
      <div className="space-y-4">
        {credential.status === 'refused' && credential.code && (
          <ErrorNotice code={credential.code} data={{ issuerName: credential.issuerName }} />
        )}
        {credential.status === 'replaced' && <p>{t('replacedNote')}</p>}
        <DefinitionList
          items={[
            { key: 'issuer', term: t('issuer'), value: credential.issuerName },
            ...statement,
            ...entitlement,
            { key: 'received', term: t('received'), value: format.dateTime(credential.receivedAtMs) },
            ...(credential.validUntil
              ? [{ key: 'validUntil', term: t('validUntil'), value: format.date(credential.validUntil) }]
              : []),
          ]}
        />
        {credential.statement && credential.of === 'self' && credential.status === 'valid' && (
          <p>
            <Link
              href={`/mijn/maand/${credential.statement.period}`}
              className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
            >
              {review('fromStatement')}
              <span className="sr-only">: {format.period(credential.statement.period)}</span>
            </Link>
          </p>
        )}
        <Alert tone="info" title={t('sharedTitle')}>
          {credential.shared.length === 0 ? (
            <>
              <p>{t('sharedNothing')}</p>
              {!inRegister && credential.statement && <p>{t('sharedPartner')}</p>}
            </>
          ) : (
            <ul className="list-disc pl-5">
              {credential.shared.map(
                ({ period, atMs }) =>
                  period !== null && (
                    <li key={`${period}-${atMs}`}>
                      {t(atMs === null ? `${proofText}Undated` : proofText, {
                        time: atMs === null ? '' : format.dateTime(atMs),
                        month: format.period(period),
                      })}
                    </li>
                  ),
              )}
            </ul>
          )}
        </Alert>
      </div>
    </Card>
  );
}

function useStatementItems({ statement }: CardCredentialView): DefinitionItem[] {
  const t = useTranslations('mijn.data');
  const format = useFormat();
  if (!statement) return [];
  return [
    { key: 'gross', term: t('saysGross'), value: format.cents(statement.grossCents) },
    { key: 'net', term: t('saysNet'), value: format.cents(statement.netCents) },
    ...(statement.corrections.length > 0
      ? [
          {
            key: 'corrections',
            term: t('corrections'),
            value: (
              <ul>
                {statement.corrections.map((correction) => (
                  <li key={`${correction.period}-${correction.reason}`}>
                    {t('correctionLine', {
                      month: format.period(correction.period),
                      gross: format.cents(correction.grossDeltaCents),
                      net: format.cents(correction.netDeltaCents),
                      reason: correction.reason,
                    })}
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { key: 'number', term: t('number'), value: statement.number.toString() },
  ];
}

function useEntitlementItems({ entitlement }: CardCredentialView): DefinitionItem[] {
  const t = useTranslations('mijn.data');
  const format = useFormat();
  const classes = useClassNames();
  if (!entitlement) return [];
  const { leaf, scheme } = entitlement;
  return [
    { key: 'region', term: t('region'), value: entitlement.regionName },
    { key: 'norm', term: t('normClass'), value: classes.norm(NORM_CLASSES[scheme][leaf.normClass] ?? 'unknown') },
    {
      key: 'disregard',
      term: t('disregardClass'),
      value: classes.disregard(DISREGARD_CLASSES[scheme][leaf.disregardClass] ?? 'unknown'),
    },
    { key: 'benefit', term: t('knownBenefit'), value: format.cents(leaf.knownBenefitCents) },
    {
      key: 'months',
      term: t('validMonths'),
      value: t('fromTo', { from: format.period(leaf.validFrom), to: format.period(leaf.validUntil) }),
    },
    {
      key: 'sources',
      term: t('sources'),
      value: (
        <ul>
          {entitlement.sources.map((source) => (
            <li key={`${source.issuerId}-${source.of}`}>
              {t(source.of === 'partner' ? 'sourcePartner' : 'sourceSelf', { issuer: source.issuerName })}
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
