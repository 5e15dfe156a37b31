'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import type { MonthAssessment, MonthLine } from '@/lib/shared/card/month';
import { useClassNames } from './use-class-names';

/** Lines that lower the sum are shown with a minus. */
const LOWERS: readonly MonthLine['key'][] = ['disregard'];

/** Several statements share the key `earnings`. */
const keyOf = (line: MonthLine): string => (line.key === 'earnings' ? `${line.of}-${line.issuerName}` : line.key);

/** Every line of the sum with the article behind it; figures that are not from the law itself carry a mark. */
export function MonthTable({ assessment }: { assessment: MonthAssessment }) {
  const t = useTranslations('mijn.month');
  const scheme = useTranslations('common.scheme');
  const format = useFormat();
  const classes = useClassNames();
  const labelOf = (line: MonthLine): string => {
    switch (line.key) {
      case 'norm':
        return t('lines.norm', { class: classes.norm(assessment.normClass) });
      case 'earnings':
        return t(line.of === 'partner' ? 'lines.earningsPartner' : 'lines.earningsSelf', { issuer: line.issuerName });
      case 'disregard':
        return t('lines.disregard', { class: classes.disregard(assessment.disregardClass) });
      default:
        return t(`lines.${line.key}`);
    }
  };
  return (
    <>
      <Table
        caption={t('caption', { month: format.period(assessment.period), scheme: scheme(assessment.scheme) })}
        head={
          <tr>
            <Th>{t('line')}</Th>
            <Th className="text-right">{t('amount')}</Th>
            <Th className="hidden sm:table-cell">{t('law')}</Th>
          </tr>
        }
      >
        {assessment.lines.map((line) => {
          const total = line.key === 'supplement';
          return (
            <tr key={keyOf(line)} data-line={line.key} className={total ? 'bg-brand-soft font-bold' : undefined}>
              <Th scope="row" className="min-w-40 border-t border-line font-[inherit]">
                {labelOf(line)}
                <div className="text-sm font-normal text-ink-soft sm:hidden">
                  <LawSource line={line} />
                </div>
              </Th>
              <Td className="amount text-right">
                {LOWERS.includes(line.key) && line.cents > 0n ? '− ' : ''}
                {format.cents(line.cents)}
              </Td>
              <Td className="hidden min-w-36 font-normal sm:table-cell">
                <LawSource line={line} />
              </Td>
            </tr>
          );
        })}
      </Table>
      <p className="mt-2 text-ink-soft">{t(`basis.${assessment.basis}`)}</p>
    </>
  );
}

/** The article, and a mark where the figure was not read in the law itself. On a phone it stands below the label. */
function LawSource({ line }: { line: MonthLine }) {
  const marks = useTranslations('common.mark');
  const mark = 'mark' in line && line.mark !== 'V' ? line.mark : null;
  return (
    <>
      {line.article}
      {mark && (
        <Badge tone="warn" className="mt-1 block w-fit">
          {mark}: {marks(mark)}
        </Badge>
      )}
    </>
  );
}
