import type { z } from 'zod';
import type { Design, Traces, zSearchResult } from '../schemas/presenter-chains';

export type SearchResult = z.output<typeof zSearchResult>;
export type SearchedChain = SearchResult['chains'][number];
export type SearchedRow = 'register' | 'claimed' | 'income' | 'amount';
/** What a row was searched for: message key `presenter.hidden.sought.<kind>`. */
export type SoughtKind = keyof Traces | 'incomes' | 'amounts';

/** What a search said about one row of the table "hidden from whom". */
export type RowCheck = {
  readonly row: SearchedRow;
  readonly sought: readonly SoughtKind[];
  /** As it was typed, for what may be shown. */
  readonly text: string;
  readonly holds: boolean;
  /** What was found of it where everybody may read, and as what. */
  readonly known: readonly Design[];
  readonly blocks: number;
  readonly tookMs: number;
};

const isOwn = ({ chain }: SearchedChain): boolean => chain !== 'naive';
const ownChains = ({ chains }: Pick<SearchResult, 'chains'>): readonly SearchedChain[] => chains.filter(isOwn);

/** Places in the three chains that nobody should be able to find; what is public by design does not count. */
export const leaks = (result: Pick<SearchResult, 'chains'>): number =>
  ownChains(result).reduce((sum, { hitCount, designCount }) => sum + hitCount - designCount, 0);

export const blocksOf = (result: Pick<SearchResult, 'chains'>): number =>
  ownChains(result).reduce((sum, { blocks }) => sum + blocks, 0);

/** As what something was found that everybody may read. */
export const designsOf = (chains: readonly SearchedChain[]): readonly Design[] => [
  ...new Set(chains.flatMap(({ hits }) => hits.flatMap(({ design }) => design ?? []))),
];

/** Without an answer of all three chains nothing is confirmed. */
const isWhole = (result: SearchResult): boolean => ownChains(result).length === 3;

/** The form that each would have on a chain, which must have been long enough to be looked for. */
const FORMS: Readonly<Record<SoughtKind, { readonly reading: string; readonly forms: readonly string[] }>> = {
  name: { reading: 'text', forms: ['text', 'string'] },
  account: { reading: 'address', forms: ['bytes'] },
  holder: { reading: 'number', forms: ['word'] },
  incomes: { reading: 'cents', forms: ['word'] },
  amounts: { reading: 'cents', forms: ['word'] },
};
const wasSought = (kind: SoughtKind, result: SearchResult): boolean =>
  result.forms.some(
    ({ form, reading, isSearched }) =>
      isSearched && reading === FORMS[kind].reading && FORMS[kind].forms.includes(form),
  );

type Searches = readonly (readonly [kind: SoughtKind, result: SearchResult])[];

/** Of several searches together: none found anything, and each could have. */
function check(row: SearchedRow, searches: Searches): RowCheck[] {
  if (searches.length === 0 || !searches.every(([kind, result]) => isWhole(result) && wasSought(kind, result)))
    return [];
  const results = searches.map(([, result]) => result);
  return [
    {
      row,
      sought: [...new Set(searches.map(([kind]) => kind))],
      text: results.flatMap(({ text }) => (text === '' ? [] : [text])).join('; '),
      holds: results.every((result) => leaks(result) === 0),
      known: designsOf(results.flatMap(ownChains)),
      blocks: Math.min(...results.map(blocksOf)),
      tookMs: results.reduce((sum, { tookMs }) => sum + tookMs, 0),
    },
  ];
}

/**
 * @param found.traces searches for the person: by name, by account and, where there is a card, by its holder hash
 * @param found.amounts for everything that was claimed, of claims that have arrived: without any there is nothing to hide
 * @param found.incomes for everything that was stated
 */
export function rowChecks(found: {
  readonly traces: Traces;
  readonly amounts: readonly SearchResult[];
  readonly incomes: readonly SearchResult[];
}): readonly RowCheck[] {
  const { name, account, holder } = found.traces;
  const person: Searches = [['name', name], ['account', account], ...(holder ? [['holder', holder] as const] : [])];
  return [
    ...check('register', person),
    ...check(
      'income',
      found.incomes.map((result) => ['incomes', result] as const),
    ),
    ...(found.amounts.length === 0 ? [] : check('claimed', person)),
    ...check(
      'amount',
      found.amounts.map((result) => ['amounts', result] as const),
    ),
  ];
}

/**
 * What a search may be said to have shown: something that nobody should find; a payment to the account sought; nothing but
 * what everybody may read; nothing, but not everything was looked for; or nothing at all.
 */
export type Verdict = 'leak' | 'payment' | 'public' | 'skipped' | 'nothing';

export function verdictOf(chains: readonly SearchedChain[]): Verdict {
  if (chains.some(({ hitCount, designCount }) => hitCount > designCount)) return 'leak';
  if (chains.some(({ hits }) => hits.some(({ isPayee }) => isPayee))) return 'payment';
  if (chains.some(({ designCount }) => designCount > 0)) return 'public';
  return skippedOf(chains).length > 0 ? 'skipped' : 'nothing';
}

/** What was too short to be looked for on one of these chains: it would be found by accident. */
export const skippedOf = (chains: readonly SearchedChain[]): readonly string[] => [
  ...new Set(chains.flatMap(({ skipped }) => skipped)),
];

/** Our own chains, and the one of plain transfers where it runs. */
export const sidesOf = ({
  chains,
}: Pick<SearchResult, 'chains'>): { readonly own: readonly SearchedChain[]; readonly naive: SearchedChain | null } => ({
  own: chains.filter(isOwn),
  naive: chains.find((chain) => !isOwn(chain)) ?? null,
});
