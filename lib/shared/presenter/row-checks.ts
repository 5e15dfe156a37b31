import type { z } from 'zod';
import type { zSearchResult } from '../schemas/presenter-chains';

export type SearchResult = z.output<typeof zSearchResult>;
export type SearchedRow = 'register' | 'claimed' | 'income' | 'amount';

/** What a search said about one row of the table "hidden from whom". */
export type RowCheck = {
  readonly row: SearchedRow;
  readonly text: string;
  readonly holds: boolean;
  readonly blocks: number;
  readonly tookMs: number;
};

/** Places in the three chains that nobody should be able to find; what is public by design does not count. */
export function leaks({ chains }: Pick<SearchResult, 'chains'>): number {
  return chains
    .filter(({ chain }) => chain !== 'naive')
    .reduce((sum, { hitCount, designCount }) => sum + hitCount - designCount, 0);
}

export const blocksOf = ({ chains }: Pick<SearchResult, 'chains'>): number =>
  chains.filter(({ chain }) => chain !== 'naive').reduce((sum, { blocks }) => sum + blocks, 0);

/** Without an answer of all three chains nothing is confirmed. */
const isWhole = ({ chains }: SearchResult): boolean => chains.filter(({ chain }) => chain !== 'naive').length === 3;

/** Whether the forms that a name, or an amount, would have on a chain were long enough to be looked for. */
const wasSoughtAs = (kind: 'name' | 'amount', { forms }: SearchResult): boolean =>
  forms.some(({ form, reading, isSearched }) =>
    kind === 'name'
      ? isSearched && reading === 'text' && (form === 'text' || form === 'string')
      : isSearched && reading === 'cents' && form === 'word',
  );

/** Of several searches together: none found anything, and each could have. */
function check(row: SearchedRow, kind: 'name' | 'amount', results: readonly SearchResult[]): RowCheck[] {
  if (results.length === 0 || !results.every((result) => isWhole(result) && wasSoughtAs(kind, result))) return [];
  return [
    {
      row,
      text: results.map(({ text }) => text).join('; '),
      holds: results.every((result) => leaks(result) === 0),
      blocks: Math.min(...results.map(blocksOf)),
      tookMs: results.reduce((sum, { tookMs }) => sum + tookMs, 0),
    },
  ];
}

/**
 * @param found.name search for the person's name
 * @param found.amounts for everything that was claimed, of claims that have arrived: without any there is nothing to hide
 * @param found.incomes for everything that was stated
 */
export const rowChecks = (found: {
  readonly name: SearchResult;
  readonly amounts: readonly SearchResult[];
  readonly incomes: readonly SearchResult[];
}): readonly RowCheck[] => [
  ...check('register', 'name', [found.name]),
  ...check('income', 'amount', found.incomes),
  ...(found.amounts.length === 0 ? [] : check('claimed', 'name', [found.name])),
  ...check('amount', 'amount', found.amounts),
];

/** Forms of a text that are too short to be looked for: they would be found by accident. */
export const skippedOf = ({ forms }: Pick<SearchResult, 'forms'>): readonly string[] => [
  ...new Set(forms.filter(({ isSearched }) => !isSearched).map(({ shown }) => shown)),
];
