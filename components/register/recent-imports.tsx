import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { ImportState } from '@/lib/shared/schemas/register-import-api';
import { Badge, type Tone } from '../ui/badge';
import { Table, Td, Th } from '../ui/table';

const TONES: Record<ImportState['state'], Tone> = {
  previewed: 'neutral',
  confirmed: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The last files of this register, each with its progress behind its name. */
export function RecentImports({ imports }: { imports: readonly ImportState[] }) {
  const t = useTranslations('register.import');
  const locale = useLocale();
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="space-y-3">
      <h2 id="recent-title" className="text-xl font-bold">
        {t('recentTitle')}
      </h2>
      <Table
        caption={t('recentCaption')}
        hideCaption
        head={
          <tr>
            <Th>{t('recentColumns.file')}</Th>
            <Th className="hidden sm:table-cell">{t('recentColumns.at')}</Th>
            <Th className="text-right">{t('recentColumns.rows')}</Th>
            <Th>{t('recentColumns.state')}</Th>
          </tr>
        }
      >
        {imports.map(({ id, fileName, createdAtMs, rowCount, state }) => (
          <tr key={id}>
            <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
              <Link
                href={`/register/bestand/${encodeURIComponent(id)}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center break-all text-brand underline underline-offset-4"
              >
                <bdi>{fileName}</bdi>
              </Link>
            </th>
            <Td className="hidden sm:table-cell">{formatDateTime(locale, createdAtMs)}</Td>
            <Td className="text-right">{t('number', { n: rowCount })}</Td>
            <Td>
              <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
            </Td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
