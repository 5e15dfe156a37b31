'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents } from '@/lib/i18n/format';
import type { Disregard } from '@/lib/shared/domain/formula';
import { changeableClasses, type PolicyAmounts } from '@/lib/shared/domain/policy-change';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { useClassNames } from '../month/use-class-names';
import { Table, Td, Th } from '../ui/table';
import { formatCentsDifference, formatShare } from './months-text';

type ChangeTableProps = {
  scheme: SupplementScheme;
  /** Null when there is no earlier table. */
  before: PolicyAmounts | null;
  after: PolicyAmounts;
};

const ROW_HEAD = 'border-t border-line px-3 py-2 align-top font-semibold';

/** Old and new side by side, with the difference. */
export function ChangeTables({ scheme, before, after }: ChangeTableProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const names = useClassNames();
  const classes = changeableClasses(scheme);
  const norm = (cents: bigint) => (cents === 0n ? t('table.notInUse') : formatCents(locale, cents));
  const disregard = ({ flatCents, bps, capCents }: Disregard) =>
    flatCents === 0n && bps === 0
      ? t('check.disregardNothing')
      : t('check.disregardValue', {
          flat: formatCents(locale, flatCents),
          share: formatShare(locale, bps),
          cap: formatCents(locale, capCents),
        });
  const head = (
    <tr>
      <Th>{t('check.class')}</Th>
      <Th className="hidden sm:table-cell">{t('check.old')}</Th>
      <Th>{t('check.new')}</Th>
    </tr>
  );
  const difference = (isSame: boolean, text: string) => (
    <span className={isSame ? 'block text-ink-soft' : 'block font-semibold'}>{isSame ? t('check.same') : text}</span>
  );
  /** On a phone the old amount stands here: nothing has to be scrolled to. */
  const was = (amount: string) => (
    <span className="block font-normal text-ink-soft sm:hidden">{t('check.was', { amount })}</span>
  );
  return (
    <div className="space-y-4">
      <Table caption={t('check.norms')} head={head}>
        {classes.norms.map((key, index) => {
          const [old, now] = [before?.norms[index] ?? null, after.norms[index] ?? 0n];
          return (
            <tr key={key}>
              <th scope="row" className={ROW_HEAD}>
                {names.norm(key)}
              </th>
              <Td className="amount hidden sm:table-cell">{old === null ? '' : norm(old)}</Td>
              <Td className="amount">
                {norm(now)}
                {old !== null && was(norm(old))}
                {old !== null && difference(old === now, formatCentsDifference(locale, now - old))}
              </Td>
            </tr>
          );
        })}
      </Table>
      <Table caption={t('check.disregards')} head={head}>
        {classes.disregards.map((key, index) => {
          const [old, now] = [before?.disregards[index + 1] ?? null, after.disregards[index + 1]];
          if (!now) return null;
          const isSame =
            old !== null && old.flatCents === now.flatCents && old.bps === now.bps && old.capCents === now.capCents;
          return (
            <tr key={key}>
              <th scope="row" className={ROW_HEAD}>
                {names.disregard(key)}
              </th>
              <Td className="hidden sm:table-cell">{old === null ? '' : disregard(old)}</Td>
              <Td className={isSame ? undefined : 'font-semibold'}>
                {disregard(now)}
                {old !== null && !isSame && was(disregard(old))}
                {isSame && difference(true, '')}
              </Td>
            </tr>
          );
        })}
      </Table>
    </div>
  );
}
