import { keccak256, pad, stringToHex, toHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { describeForms, formsOf, readCents, skippedForms } from '@/lib/server/services/presenter/search-forms';

const OURS = { bytes: 10_000_000, isReadable: false };
const NAIVE = { bytes: 200_000, isReadable: true };
const find = (text: string, haystack = OURS) => formsOf(text, haystack, 6);
const hexOf = (text: string, form: string, reading: string): string[] =>
  find(text)
    .needles.filter((needle) => needle.form === form && needle.reading === reading && needle.isSearched)
    .map(({ bytes }) => toHex(bytes));

describe('forms of a search', () => {
  test('a name is looked for as text in any letters, as hex, and as three hashes', () => {
    const forms = describeForms(find('Amina Bouzid'));
    expect(forms.filter(({ isSearched }) => isSearched).map(({ form, reading }) => `${form} ${reading}`)).toEqual([
      'text text',
      'hex text',
      'keccak text',
      'sha256 text',
      'keccak lowercase',
      'sha256 lowercase',
      'poseidon text',
      'mapping text',
    ]);
    expect(hexOf('Amina Bouzid', 'keccak', 'text')).toEqual([keccak256(stringToHex('Amina Bouzid'))]);
    expect(hexOf('Amina Bouzid', 'keccak', 'lowercase')).toEqual([keccak256(stringToHex('amina bouzid'))]);
  });

  test('three letters would be found by accident: only whole strings and hashes are looked for', () => {
    const text = find('Sem').needles.filter(({ form }) => form === 'text');
    expect(text.map(({ isSearched }) => isSearched)).toEqual([false]);
    expect(hexOf('Sem', 'string', 'text')).toEqual([`${pad('0x03')}${'53656d'.padEnd(64, '0')}`]);
    expect(hexOf('Sem', 'keccak', 'text')).toHaveLength(1);
  });

  test.each(['Bram', 'Romy', 'Elif', 'Sem'])(
    'PRS-35 %s is looked for in what a person can read on the chain of plain transfers, and named as skipped on ours',
    (name) => {
      const text = find(name, NAIVE).needles.filter(({ form }) => form === 'text');
      expect(text.map(({ isSearched }) => isSearched)).toEqual([true]);
      expect([skippedForms(find(name, NAIVE)), skippedForms(find(name))]).toEqual([[], [name]]);
    },
  );

  test('PRS-35 a whole name is long enough everywhere, and an amount is looked for as it is', () => {
    for (const text of ['Bram de Wit', '€ 416,14', '0x70997970C51812dc3A010C7d01b50e0d17dc79C8']) {
      expect([text, skippedForms(find(text)), skippedForms(find(text, NAIVE))]).toEqual([text, [], []]);
    }
  });

  test('PRS-35 what was skipped is named as people type it, or as the number that it was taken for', () => {
    expect(skippedForms(find('0,05'))).toEqual(['5', '50000']);
  });

  test('an account is looked for as its bytes, wherever they stand, and as what mappings keep under it', () => {
    const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    expect(hexOf(account, 'bytes', 'address')).toEqual([account.toLowerCase()]);
    const [mapping] = find(account).mappings;
    expect(mapping?.reading).toBe('address');
    const balances = keccak256(`${pad(account.toLowerCase() as `0x${string}`)}${'00'.repeat(32)}`);
    expect(mapping?.slots.has(balances)).toBe(true);
  });

  test('an amount is looked for in cents and in token units', () => {
    for (const text of ['€ 292,00', '292.00', '292', '292,00']) {
      expect(hexOf(text, 'word', 'cents')).toEqual([toHex(29_200, { size: 32 })]);
      expect(hexOf(text, 'word', 'units')).toEqual([toHex(292_000_000, { size: 32 })]);
    }
  });

  test('five cents mean nothing: a count would look the same', () => {
    const amounts = find('0,05').needles.filter(({ reading }) => reading === 'cents' || reading === 'units');
    expect(amounts.length).toBeGreaterThan(0);
    expect(amounts.every(({ isSearched }) => !isSearched)).toBe(true);
  });

  test.each([
    ['€ 1.234,56', 123_456n],
    ['1,234.56', 123_456n],
    ['1.234', 123_400n],
    ['416,4', 41_640n],
    ['0', 0n],
    ['twaalf', null],
    ['12,3,45', null],
  ])('%s as cents is %s', (text, cents) => {
    expect(readCents(text)).toBe(cents);
  });
});
