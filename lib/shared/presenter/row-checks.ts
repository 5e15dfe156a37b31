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

const check = (row: SearchedRow, result: SearchResult | undefined): RowCheck[] =>
  result === undefined || !isWhole(result)
    ? []
    : [{ row, text: result.text, holds: leaks(result) === 0, blocks: blocksOf(result), tookMs: result.tookMs }];

/** @param name search for the person's name @param amount for what was claimed @param income for what was stated */
export const rowChecks = (found: {
  readonly name: SearchResult;
  readonly amount: SearchResult | undefined;
  readonly income: SearchResult | undefined;
}): readonly RowCheck[] => [
  ...check('register', found.name),
  ...check('income', found.income),
  ...check('claimed', found.name),
  ...check('amount', found.amount),
];
