import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { Table, Td, Th } from '../ui/table';
import { type AuditTexts, actionText, detailsOf, roleText, shortReference } from './audit-words';

type AuditTableProps = { lines: readonly AuditLine[]; texts: AuditTexts };

/** Who did what and when. On a phone a line is one block: what was done, with when, who and the details below it. */
export function AuditTable({ lines, texts }: AuditTableProps) {
  const t = useTranslations('audit');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th className="hidden md:table-cell">{t('columns.at')}</Th>
          <Th className="hidden md:table-cell">{t('columns.who')}</Th>
          <Th>{t('columns.what')}</Th>
          <Th className="hidden md:table-cell">{t('columns.details')}</Th>
        </tr>
      }
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <Td className="hidden whitespace-nowrap md:table-cell">{formatDateTime(locale, line.atMs)}</Td>
          <Td className="hidden md:table-cell">
            <Who line={line} texts={texts} />
          </Td>
          <Td>
            <span className="font-semibold md:font-normal">{actionText(line.action, texts)}</span>
            <div className="mt-1 space-y-1 md:hidden">
              <p className="text-ink-soft">{formatDateTime(locale, line.atMs)}</p>
              <p>
                <Who line={line} texts={texts} />
              </p>
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

type LineProps = { line: AuditLine; texts: AuditTexts };

function Who({ line, texts }: LineProps) {
  return (
    <>
      <bdi className="font-semibold">{line.staffName}</bdi>
      <span className="block text-ink-soft">{roleText(line, texts)}</span>
    </>
  );
}

function Details({ line, texts }: LineProps) {
  const t = useTranslations('audit');
  return (
    <ul className="space-y-1 text-ink-soft">
      {detailsOf(line, texts).map(({ field, label, value }) => (
        <li key={field}>
          {label}: <bdi className="wrap-anywhere">{value}</bdi>
        </li>
      ))}
      {line.subject !== null && <li className="text-sm">{t('subject', { id: shortReference(line.subject) })}</li>}
    </ul>
  );
}
