import { describe, expect, test } from 'vitest';
import {
  leaks,
  rowChecks,
  type SearchedChain,
  type SearchResult,
  skippedOf,
  verdictOf,
} from '@/lib/shared/presenter/row-checks';
import type { Design } from '@/lib/shared/schemas/presenter-chains';
import { hit, searchedChain } from './searched';

const FORMS = {
  name: { form: 'text', reading: 'text' },
  account: { form: 'bytes', reading: 'address' },
  holder: { form: 'word', reading: 'number' },
  amount: { form: 'word', reading: 'cents' },
} as const;
const three: readonly SearchedChain[] = [
  searchedChain('income'),
  searchedChain('health'),
  searchedChain('payout'),
  searchedChain('naive', { hitCount: 9 }),
];
const searched = (
  kind: keyof typeof FORMS,
  chains: readonly SearchedChain[] = three,
  isSearched = true,
): SearchResult => ({
  ...{ text: 'x', forms: [{ ...FORMS[kind], shown: 'x', isSearched }], chains: [...chains], tookMs: 5 },
});
const leaking = [searchedChain('income', { hitCount: 1 }), searchedChain('health'), searchedChain('payout')];
const paid = (design: Design, isPayee: boolean) => [
  searchedChain('income'),
  searchedChain('health'),
  searchedChain('payout', { hitCount: 1, designCount: 1, hits: [hit({ design, isPayee })] }),
];

const clean = { name: searched('name'), account: searched('account'), holder: searched('holder') };
const amount = searched('amount');
const rows = (found: Parameters<typeof rowChecks>[0]) => rowChecks(found).map(({ row, holds }) => [row, holds]);

describe('rows that a search confirms', () => {
  test('PRS-15 what is public by design and what the naive chain gives away are no leaks', () => {
    expect(leaks({ chains: [...three] })).toBe(0);
    expect(leaks({ chains: [searchedChain('payout', { hitCount: 2, designCount: 2 })] })).toBe(0);
    expect(leaks({ chains: leaking })).toBe(1);
  });

  test('PRS-15 without all three chains nothing is confirmed', () => {
    const checks = rowChecks({ traces: clean, amounts: [amount], incomes: [] });
    expect(checks.map(({ row, holds, blocks }) => [row, holds, blocks])).toEqual([
      ['register', true, 30],
      ['claimed', true, 30],
      ['amount', true, 30],
    ]);
    const part = [searchedChain('income'), searchedChain('payout')];
    const traces = { ...clean, account: searched('account', part) };
    expect(rowChecks({ traces, amounts: [searched('amount', part)], incomes: [] })).toEqual([]);
  });

  test('PRS-30 what was too short to be looked for confirms nothing', () => {
    const short = searched('amount', three, false);
    expect(rows({ traces: clean, amounts: [amount, short], incomes: [short] })).toEqual([
      ['register', true],
      ['claimed', true],
    ]);
    const traces = { ...clean, name: searched('name', three, false) };
    expect(rows({ traces, amounts: [], incomes: [] })).toEqual([]);
  });

  test('PRS-31 that somebody claimed is confirmed hidden only for who did', () => {
    expect(rows({ traces: clean, amounts: [], incomes: [amount] })).toEqual([
      ['register', true],
      ['income', true],
    ]);
  });

  test('PRS-32 one find among several amounts is a leak', () => {
    const found = searched('amount', leaking);
    expect(rows({ traces: clean, amounts: [amount], incomes: [amount, found] })).toContainEqual(['income', false]);
  });

  test.each(['name', 'account', 'holder'] as const)(
    'PRS-33 that a person is in a register, or claimed, is not hidden when the %s is found',
    (kind) => {
      const traces = { ...clean, [kind]: searched(kind, leaking) };
      expect(rows({ traces, amounts: [amount], incomes: [] })).toEqual([
        ['register', false],
        ['claimed', false],
        ['amount', true],
      ]);
    },
  );

  test('PRS-33 a row says what was searched for: without a card there is no number of one', () => {
    const sought = (traces: typeof clean | (Omit<typeof clean, 'holder'> & { holder: null })) =>
      rowChecks({ traces, amounts: [], incomes: [] }).map((check) => check.sought);
    expect(sought(clean)).toEqual([['name', 'account', 'holder']]);
    expect(sought({ ...clean, holder: null })).toEqual([['name', 'account']]);
  });

  test('PRS-33 a payment to the account is no leak, and is told beside the tick', () => {
    const traces = { ...clean, account: searched('account', paid('payment', true)) };
    const [register] = rowChecks({ traces, amounts: [], incomes: [] });
    expect([register?.holds, register?.known]).toEqual([true, ['payment']]);
  });
});

describe('what a search may be said to have shown', () => {
  test('PRS-34 a payment to the account sought is a find, and not nothing', () => {
    expect(verdictOf(paid('payment', true))).toBe('payment');
  });

  test('PRS-34 an amount that stands in a table of norms is not nothing either', () => {
    expect(verdictOf(paid('table', false))).toBe('public');
    expect(verdictOf(paid('payment', false))).toBe('public');
  });

  test('PRS-34 something that nobody should find is told before all else', () => {
    expect(verdictOf([...leaking, ...paid('payment', true)])).toBe('leak');
  });

  test('PRS-34 where something was not looked for, nothing found is not all that is said', () => {
    const skipped = [searchedChain('income', { skipped: ['Bram'] }), searchedChain('payout', { skipped: ['Bram'] })];
    expect([verdictOf(skipped), skippedOf(skipped)]).toEqual(['skipped', ['Bram']]);
    expect(verdictOf([searchedChain('income'), searchedChain('payout')])).toBe('nothing');
  });
});
