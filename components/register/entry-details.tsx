import { useLocale, useTranslations } from 'next-intl';
import { formatCents } from '@/lib/i18n/format';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { Card } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { EntryStateBadge } from './entry-state';
import { DisregardText, MonthsText, NormText } from './entry-text';

/** All that the register says of one household. */
export function EntryDetails({ scheme, entry }: Pick<RegisterEntry, 'scheme' | 'entry'>) {
  const t = useTranslations('register');
  const locale = useLocale();
  const sources = entry.sources.map(({ issuerName: issuer, of, displayName: name }) =>
    t(`entry.source.${of}`, { issuer, name }),
  );
  return (
    <Card title={t('entry.detailsTitle')} aside={<EntryStateBadge state={entry.state} />}>
      <DefinitionList
        items={[
          { key: 'number', term: t('entry.number'), value: <bdi>{entry.clientNumber ?? t('noNumber')}</bdi> },
          { key: 'norm', term: t('entry.norm'), value: <NormText row={entry} /> },
          {
            key: 'disregard',
            term: t('entry.disregard'),
            value: <DisregardText disregardClass={entry.disregardClass} />,
          },
          ...(scheme === 'tw'
            ? [{ key: 'benefit', term: t('entry.benefit'), value: formatCents(locale, entry.knownBenefitCents) }]
            : []),
          {
            key: 'sources',
            term: t('entry.sources'),
            value:
              sources.length === 0 ? (
                t('entry.noSources')
              ) : (
                <ul>
                  {sources.map((source) => (
                    <li key={source}>{source}</li>
                  ))}
                </ul>
              ),
          },
          { key: 'months', term: t('entry.months'), value: <MonthsText row={entry} /> },
        ]}
      />
      <p className="mt-3 text-ink-soft">{t(`stateHelp.${entry.state}`)}</p>
    </Card>
  );
}
