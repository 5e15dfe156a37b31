import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatPeriod } from '@/lib/i18n/format';
import type { ReviewCase } from '@/lib/shared/schemas/work-list-api';
import { Card } from '../ui/card';
import { type DefinitionItem, DefinitionList } from '../ui/definition-list';

/** What was asked, by whom, about which month: all that the desk has of it. */
export function CaseDetails({ item }: { item: ReviewCase }) {
  const t = useTranslations('workList.case');
  const list = useTranslations('workList');
  const locale = useLocale();
  const { statement, issuerName, household } = item;
  const items: DefinitionItem[] = [
    { key: 'client', term: t('client'), value: <bdi>{item.displayName}</bdi> },
    ...(household?.clientNumber
      ? [{ key: 'number', term: t('clientNumber'), value: <bdi>{household.clientNumber}</bdi> }]
      : []),
    { key: 'month', term: t('month'), value: formatPeriod(locale, item.period) },
    { key: 'reason', term: t('reason'), value: <strong>{list(`reasons.${item.reason}`)}</strong> },
    { key: 'asked', term: t('askedAt'), value: formatDateTime(locale, item.askedAtMs) },
  ];
  const stated: DefinitionItem[] = statement
    ? [
        {
          key: 'statement',
          term: t('statement'),
          value: (
            <>
              {t('statementOf', {
                number: statement.number,
                issuer: issuerName ?? '',
                time: formatDateTime(locale, statement.issuedAtMs),
              })}
              {statement.isReplaced && <span className="block text-ink-soft">{t('replaced')}</span>}
            </>
          ),
        },
      ]
    : [];
  return (
    <Card title={t('asked')} className="max-w-3xl">
      <DefinitionList items={[...items, ...stated]} />
    </Card>
  );
}

/** What became of it, by whom. */
export function CaseOutcome({ item }: { item: ReviewCase }) {
  const t = useTranslations('workList.case');
  const list = useTranslations('workList');
  const locale = useLocale();
  const { decision, decisionReason, decidedAtMs, decidedBy } = item;
  if (decision === null) return <p>{t('withdrawn')}</p>;
  return (
    <Card title={t('decided')} className="max-w-3xl">
      <DefinitionList
        items={[
          { key: 'decision', term: t('decided'), value: <strong>{list(`decisions.${decision}`)}</strong> },
          ...(decisionReason ? [{ key: 'why', term: t('why'), value: list(`decisionReasons.${decisionReason}`) }] : []),
          {
            key: 'at',
            term: t('decidedAt'),
            value: decidedAtMs === null ? '' : formatDateTime(locale, decidedAtMs),
          },
          ...(decidedBy ? [{ key: 'by', term: t('decidedBy'), value: <bdi>{decidedBy}</bdi> }] : []),
        ]}
      />
    </Card>
  );
}
