import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { RegisterRow } from '@/lib/shared/schemas/register-api';
import { Table, Td, Th } from '../ui/table';
import { EntryStateBadge } from './entry-state';
import { MonthsText, NormText } from './entry-text';

type RegisterTableProps = { caption: string; rows: readonly RegisterRow[] };

/** Entries by name. On a phone number, norm and months stand below the name. */
export function RegisterTable({ caption, rows }: RegisterTableProps) {
  const t = useTranslations('register');
  return (
    <Table
      caption={caption}
      head={
        <tr>
          <Th>{t('columns.name')}</Th>
          <Th className="hidden md:table-cell">{t('columns.number')}</Th>
          <Th className="hidden md:table-cell">{t('columns.norm')}</Th>
          <Th className="hidden md:table-cell">{t('columns.months')}</Th>
          <Th>{t('columns.state')}</Th>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
            <Link
              href={`/register/${encodeURIComponent(row.id)}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center break-words text-brand underline underline-offset-4"
            >
              <bdi>{row.displayName}</bdi>
            </Link>
            <span className="block font-normal text-ink-soft md:hidden">
              <bdi>{row.clientNumber ?? t('noNumber')}</bdi>
              <br />
              <MonthsText row={row} />
            </span>
          </th>
          <Td className="hidden md:table-cell">
            <bdi>{row.clientNumber ?? t('noNumber')}</bdi>
          </Td>
          <Td className="hidden md:table-cell">
            <NormText row={row} />
          </Td>
          <Td className="hidden md:table-cell">
            <MonthsText row={row} />
          </Td>
          <Td>
            <EntryStateBadge state={row.state} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
