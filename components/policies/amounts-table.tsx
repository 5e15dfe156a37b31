'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import type { Disregard } from '@/lib/shared/domain/formula';
import type { Period } from '@/lib/shared/domain/period';
import { changeableClasses, type PolicyAmounts } from '@/lib/shared/domain/policy-change';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { useClassNames } from '../month/use-class-names';
import { Table, Td, Th } from '../ui/table';
import { formatShare } from './months-text';
import { SourceMark } from './source-mark';
import { marksOf } from './tables';

type AmountsProps = { scheme: SupplementScheme; table: PolicyAmounts & { readonly period: Period } };

const ROW_HEAD = 'border-t border-line px-3 py-2 align-top font-semibold';

/** The norms of one month, and its disregards. */
export function AmountsTables({ scheme, table }: AmountsProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const names = useClassNames();
  const classes = changeableClasses(scheme);
  const marks = marksOf(scheme, table);
  const month = formatPeriod(locale, table.period);
  const amountsOf = ({ flatCents, bps, capCents }: Disregard) => ({
    flat: formatCents(locale, flatCents),
    share: formatShare(locale, bps),
    cap: formatCents(locale, capCents),
  });
  const rows = classes.disregards.flatMap((key, index) => {
    const row = table.disregards[index + 1];
    return row && (row.flatCents > 0n || row.bps > 0) ? [{ key, row, mark: marks.disregards[index + 1] ?? null }] : [];
  });
  return (
    <div className="space-y-4">
      <Table
        caption={t('current.caption', { month })}
        head={
          <tr>
            <Th>{t('table.class')}</Th>
            <Th>{t('table.norm')}</Th>
          </tr>
        }
      >
        {classes.norms.map((key, index) => {
          const cents = table.norms[index] ?? 0n;
          return (
            <tr key={key}>
              <th scope="row" className={ROW_HEAD}>
                {names.norm(key)}
              </th>
              <Td>
                {cents === 0n ? (
                  <span className="text-ink-soft">{t('table.notInUse')}</span>
                ) : (
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="amount">{formatCents(locale, cents)}</span>
                    <SourceMark mark={marks.norms[index] ?? null} />
                  </span>
                )}
              </Td>
            </tr>
          );
        })}
      </Table>
      {rows.length === 0 ? (
        <p>{t('current.disregardsNone')}</p>
      ) : (
        <Table
          caption={t('current.disregards', { month })}
          head={
            <tr>
              <Th>{t('table.class')}</Th>
              <Th className="sm:hidden">{t('table.disregard')}</Th>
              <Th className="hidden sm:table-cell">{t('table.flat')}</Th>
              <Th className="hidden sm:table-cell">{t('table.share')}</Th>
              <Th className="hidden sm:table-cell">{t('table.cap')}</Th>
            </tr>
          }
        >
          {rows.map(({ key, row, mark }) => (
            <tr key={key}>
              <th scope="row" className={ROW_HEAD}>
                {names.disregard(key)}
                <span className="block">
                  <SourceMark mark={mark} />
                </span>
              </th>
              {/* On a phone in one cell: nothing has to be scrolled to. */}
              <Td className="sm:hidden">{t('check.disregardValue', amountsOf(row))}</Td>
              <Td className="amount hidden sm:table-cell">{amountsOf(row).flat}</Td>
              <Td className="amount hidden sm:table-cell">{amountsOf(row).share}</Td>
              <Td className="amount hidden sm:table-cell">{amountsOf(row).cap}</Td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}
