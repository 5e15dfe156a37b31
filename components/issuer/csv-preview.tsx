'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Table, Td, Th } from '../ui/table';
import { lineAttention } from './attention';
import type { ImportRow } from './issuer-api';

/** Where the error summary leads to. */
export const csvLineId = (line: number): string => `csv-line-${line}`;

/** More lines than this of one kind make a page too heavy for a phone. */
const MAX_FAULTY = 200;
const MAX_GOOD = 100;

type CsvPreviewProps = {
  rows: readonly ImportRow[];
  /** The running month. */
  latest: number;
  message: (row: ImportRow) => string | null;
  onAcceptReadings: (lines: readonly number[]) => void;
};

/** Every line as it was read, the faulty ones first, each with its sentence and what to do. */
export function CsvPreview({ rows, latest, message, onAcceptReadings }: CsvPreviewProps) {
  const t = useTranslations('issuer.csv');
  const locale = useLocale();
  const faulty = rows.filter((row) => row.errorCode !== null);
  const read = rows.filter((row) => row.errorCode === null);
  const notable = read.filter((row) => lineAttention(row, latest).length > 0);
  const good = [...notable, ...read.filter((row) => lineAttention(row, latest).length === 0)];
  const suggested = faulty.filter((row) => row.suggestion !== null).map((row) => row.line);
  const shown = [...faulty.slice(0, MAX_FAULTY), ...good.slice(0, MAX_GOOD)];
  const amount = (cents: string | null) => (cents === null ? t('unknown') : formatCents(locale, cents));
  return (
    <div className="space-y-3">
      {suggested.length > 1 && (
        <Button variant="secondary" onClick={() => onAcceptReadings(suggested)}>
          {t('useSuggestions', { count: suggested.length })}
        </Button>
      )}
      {notable.length > 0 && <Alert tone="warn">{t('someNotable', { count: notable.length })}</Alert>}
      <Table
        caption={t('previewCaption')}
        head={
          <tr>
            <Th>{t('column.line')}</Th>
            <Th>{t('column.result')}</Th>
            <Th>{t('column.person')}</Th>
            <Th>{t('column.staffNumber')}</Th>
            <Th>{t('column.period')}</Th>
            <Th className="text-right">{t('column.gross')}</Th>
            <Th className="text-right">{t('column.net')}</Th>
          </tr>
        }
      >
        {shown.map((row) => (
          <tr key={row.line} id={csvLineId(row.line)} tabIndex={-1} className={row.errorCode ? 'bg-bad-soft' : ''}>
            <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
              {row.line}
            </th>
            <Td className="min-w-64 md:min-w-96">
              {row.errorCode === null ? (
                <LineResult row={row} latest={latest} />
              ) : (
                <div className="space-y-2">
                  <p className="font-semibold text-bad">{message(row)}</p>
                  {row.suggestion !== null && (
                    <Button variant="secondary" onClick={() => onAcceptReadings([row.line])}>
                      {t('useSuggestion', { reading: row.suggestion, line: row.line })}
                    </Button>
                  )}
                </div>
              )}
            </Td>
            <Td>{row.displayName === null ? t('unknown') : <bdi>{row.displayName}</bdi>}</Td>
            <Td>
              <bdi>{row.staffNumber}</bdi>
            </Td>
            <Td className="whitespace-nowrap">
              {row.period === null ? t('unknown') : formatPeriod(locale, row.period)}
            </Td>
            <Td className="amount text-right">{amount(row.grossCents)}</Td>
            <Td className="amount text-right">{amount(row.netCents)}</Td>
          </tr>
        ))}
      </Table>
      {faulty.length > MAX_FAULTY && <p>{t('hiddenFaulty', { count: faulty.length - MAX_FAULTY })}</p>}
      {good.length > MAX_GOOD && <p>{t('hidden', { count: good.length - MAX_GOOD })}</p>}
    </div>
  );
}

function LineResult({ row, latest }: { row: ImportRow; latest: number }) {
  const t = useTranslations('issuer.csv');
  const attention = lineAttention(row, latest);
  if (attention.length === 0) return <Badge tone="good">{t('good')}</Badge>;
  return (
    <>
      <Badge tone="warn">{t('notable')}</Badge>
      {attention.map((one) => (
        <p key={one} className="mt-1">
          {t(`attention.${one}`)}
        </p>
      ))}
    </>
  );
}
