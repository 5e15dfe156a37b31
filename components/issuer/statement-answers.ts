import { formatCents, formatPeriod } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { isUnusual } from './attention';
import type { Answer } from './check-answers';
import { correctionFieldId, type StatementDraft, type StatementValues, statedCents } from './statement-draft';

type Words = Readonly<
  Record<'person' | 'period' | 'gross' | 'net' | 'statedGross' | 'statedNet', string> & {
    correction: (month: string) => string;
    difference: (gross: string, net: string) => string;
  }
>;

/** The rows of the check page, in the order of the form. */
export function statementAnswers(
  locale: Locale,
  draft: StatementDraft,
  values: StatementValues,
  person: string,
  words: Words,
): Answer[] {
  const cents = (amount: bigint) => formatCents(locale, amount);
  const stated = statedCents(draft);
  return [
    { fieldId: 'person', term: words.person, value: person },
    { fieldId: 'period', term: words.period, value: formatPeriod(locale, draft.period) },
    { fieldId: 'gross', term: words.gross, value: cents(draft.grossCents) },
    { fieldId: 'net', term: words.net, value: cents(draft.netCents) },
    ...draft.corrections.map((line, index) => ({
      fieldId: correctionFieldId(values.corrections[index]?.key ?? 0, 'gross'),
      term: words.correction(formatPeriod(locale, line.period)),
      value: `${words.difference(cents(line.grossDeltaCents), cents(line.netDeltaCents))}. ${line.reason}`,
    })),
    ...(draft.corrections.length > 0
      ? [
          { fieldId: null, term: words.statedGross, value: cents(stated.grossCents) },
          { fieldId: null, term: words.statedNet, value: cents(stated.netCents) },
        ]
      : []),
  ];
}

/** The amounts that are seldom right, in words; null when there are none. */
export function unusualAmounts(
  locale: Locale,
  draft: StatementDraft,
  words: Pick<Words, 'gross' | 'net' | 'statedGross' | 'statedNet'>,
): string | null {
  const stated = statedCents(draft);
  const amounts: [string, bigint][] = [
    [words.gross, draft.grossCents],
    [words.net, draft.netCents],
    ...(draft.corrections.length > 0
      ? ([
          [words.statedGross, stated.grossCents],
          [words.statedNet, stated.netCents],
        ] as [string, bigint][])
      : []),
  ];
  const unusual = amounts.filter(([, cents]) => isUnusual(cents));
  return unusual.length === 0
    ? null
    : unusual.map(([term, cents]) => `${term} ${formatCents(locale, cents)}`).join('; ');
}
