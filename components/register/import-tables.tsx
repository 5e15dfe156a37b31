'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { ImportPreview } from '@/lib/shared/schemas/register-import-api';
import { useClassNames } from '../month/use-class-names';
import { Table, Td, Th } from '../ui/table';
import { MonthsText } from './entry-text';

/** The lines that are wrong, each with its number, what stands there, and why. */
export function FaultsTable({ faults, total }: { faults: ImportPreview['faults']; total: number }) {
  const t = useTranslations('register.import');
  return (
    <div className="space-y-3">
      <Table
        caption={t('faultsCaption')}
        head={
          <tr>
            <Th>{t('faultColumns.line')}</Th>
            <Th>{t('faultColumns.text')}</Th>
            <Th>{t('faultColumns.fault')}</Th>
          </tr>
        }
      >
        {faults.map(({ line, fault, text }) => (
          <tr key={line} className="bg-bad-soft">
            <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
              {line}
            </th>
            <Td>
              <bdi className="break-all">{text}</bdi>
            </Td>
            <Td className="font-semibold text-bad">{t(`fault.${fault}`)}</Td>
          </tr>
        ))}
      </Table>
      {total > faults.length && <p>{t('moreFaults', { count: total - faults.length })}</p>}
    </div>
  );
}

/** The first lines as they were read. */
export function RowsTable({ rows, scheme }: { rows: ImportPreview['rows']; scheme: SupplementScheme }) {
  const t = useTranslations('register');
  const classes = useClassNames();
  const format = useFormat();
  return (
    <Table
      caption={t('import.rowsCaption', { count: rows.length })}
      head={
        <tr>
          <Th>{t('import.faultColumns.line')}</Th>
          <Th>{t('columns.number')}</Th>
          <Th>{t('columns.name')}</Th>
          <Th>{t('columns.norm')}</Th>
          <Th>{t('form.disregard')}</Th>
          {scheme === 'tw' && <Th className="text-right">{t('form.benefit')}</Th>}
          <Th>{t('columns.months')}</Th>
          <Th>{t('entry.sources')}</Th>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.line}>
          <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
            {row.line}
          </th>
          <Td>
            <bdi>{row.clientNumber}</bdi>
          </Td>
          <Td>
            <bdi>{row.name}</bdi>
          </Td>
          <Td>{classes.norm(row.normClass)}</Td>
          <Td>{classes.disregard(row.disregardClass)}</Td>
          {scheme === 'tw' && <Td className="amount text-right">{format.cents(row.knownBenefitCents)}</Td>}
          <Td>
            <MonthsText row={row} />
          </Td>
          <Td>{row.employers.join(', ') || t('entry.noSources')}</Td>
        </tr>
      ))}
    </Table>
  );
}
