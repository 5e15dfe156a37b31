import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { Table, Td, Th } from '../ui/table';
import { type AuditTexts, actionText, detailsOf, roleText } from './audit-words';

type AuditTableProps = { lines: readonly AuditLine[]; texts: AuditTexts };

/** Who did what and when. On a phone the details stand below what was done. */
export function AuditTable({ lines, texts }: AuditTableProps) {
  const t = useTranslations('audit');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('columns.at')}</Th>
          <Th>{t('columns.who')}</Th>
          <Th>{t('columns.what')}</Th>
          <Th className="hidden md:table-cell">{t('columns.details')}</Th>
        </tr>
      }
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <Td className="md:whitespace-nowrap">{formatDateTime(locale, line.atMs)}</Td>
          <Td>
            <bdi className="font-semibold">{line.staffName}</bdi>
            <span className="block text-ink-soft">{roleText(line, texts)}</span>
          </Td>
          <Td>
            {actionText(line.action, texts)}
            <div className="md:hidden">
              <Details line={line} texts={texts} />
            </div>
          </Td>
          <Td className="hidden md:table-cell">
            <Details line={line} texts={texts} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Details({ line, texts }: { line: AuditLine; texts: AuditTexts }) {
  const t = useTranslations('audit');
  return (
    <ul className="space-y-1 text-ink-soft">
      {detailsOf(line, texts).map(({ field, label, value }) => (
        <li key={field}>
          {label}: <bdi className="break-all">{value}</bdi>
        </li>
      ))}
      {line.subject !== null && <li className="break-all text-sm">{t('subject', { id: line.subject })}</li>}
    </ul>
  );
}
