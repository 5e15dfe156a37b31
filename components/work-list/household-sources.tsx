import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { ReviewCase } from '@/lib/shared/schemas/work-list-api';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { Table, Td, Th } from '../ui/table';
import { deskHref } from './hrefs';

/** The household's sources, whether each has issued, and the way to the income desk while the question is open. */
export function HouseholdSources({ item, isOpen }: { item: ReviewCase; isOpen: boolean }) {
  const t = useTranslations('workList.household');
  const locale = useLocale();
  const { household, period, id } = item;
  if (household === null) {
    return (
      <Alert tone="info" className="max-w-3xl">
        <p>{t('none')}</p>
      </Alert>
    );
  }
  return (
    <Card title={t('title')} className="max-w-3xl">
      <div className="space-y-3">
        <Table
          caption={t('caption', { month: formatPeriod(locale, period) })}
          head={
            <tr>
              <Th>{t('source')}</Th>
              <Th>{t('person')}</Th>
              <Th>{t('issued')}</Th>
            </tr>
          }
        >
          {household.sources.map((source) => (
            <tr key={`${source.issuerId}-${source.personId}`}>
              <th scope="row" className="min-w-40 border-t border-line px-3 py-2 align-top font-semibold">
                <bdi>{source.issuerName}</bdi>
                {isOpen && (
                  <Link
                    href={deskHref({
                      ...{ entryId: household.entryId, period, personId: source.personId, reviewId: id },
                    })}
                    prefetch={false}
                    className="block min-h-6 text-brand underline underline-offset-4"
                  >
                    {t('replace')}
                    <span className="sr-only">
                      : {t('replaceOf', { issuer: source.issuerName, name: source.person })}
                    </span>
                  </Link>
                )}
              </th>
              <Td>
                <bdi>{source.person}</bdi>
              </Td>
              <Td>
                <Badge tone={source.hasIssued ? 'good' : 'warn'}>{t(source.hasIssued ? 'yes' : 'no')}</Badge>
              </Td>
            </tr>
          ))}
        </Table>
        {isOpen && <p>{t('note')}</p>}
      </div>
    </Card>
  );
}
