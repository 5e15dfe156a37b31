import { useTranslations } from 'next-intl';
import type { DeskCase } from '@/lib/shared/schemas/work-list-api';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { type DefinitionItem, DefinitionList } from '../ui/definition-list';

/** Whose household and income it is, what the register has, and what was asked. */
export function DeskSources({ item }: { item: DeskCase }) {
  const t = useTranslations('workList');
  const { claimant, clientNumber, person, review, sources } = item;
  const items: DefinitionItem[] = [
    { key: 'claimant', term: t('desk.claimant'), value: <bdi>{claimant}</bdi> },
    ...(clientNumber ? [{ key: 'number', term: t('case.clientNumber'), value: <bdi>{clientNumber}</bdi> }] : []),
    {
      key: 'person',
      term: t('desk.person'),
      value: person.of === 'partner' ? t('desk.partner', { name: person.displayName }) : person.displayName,
    },
    ...(review
      ? [{ key: 'reason', term: t('case.reason'), value: <strong>{t(`reasons.${review.reason}`)}</strong> }]
      : []),
    {
      key: 'sources',
      term: t('desk.sources'),
      value: (
        <ul className="space-y-1">
          {sources.map((source) => (
            <li key={`${source.issuerId}-${source.personId}`} className="flex flex-wrap items-center gap-2">
              <bdi>{t('household.replaceOf', { issuer: source.issuerName, name: source.person })}</bdi>
              <Badge tone={source.hasIssued ? 'good' : 'warn'}>
                {t(source.hasIssued ? 'household.yes' : 'household.no')}
              </Badge>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <div className="max-w-3xl space-y-4">
      <Card title={t('desk.what')}>
        <DefinitionList items={items} />
      </Card>
      <Alert tone="info">
        <p>{t('household.note')}</p>
      </Alert>
    </div>
  );
}
