import { describe, expect, it } from 'vitest';
import { readRegisterCsv } from '@/lib/server/services/register-desk-csv';
import { type RowContext, readRow } from '@/lib/server/services/register-desk-row';
import { readName } from '@/lib/shared/domain/person-name';
import { IMPORT_MAX_LINES } from '@/lib/shared/schemas/register-import-api';

const context: RowContext = {
  scheme: 'pw',
  hasBenefit: false,
  issuers: new Map([
    ['ridehail', 'ridehail'],
    ['vlotrit', 'ridehail'],
    ['winkel', 'winkel'],
    ['voorbeeldstad', 'voorbeeldstad'],
  ]),
};
const tw: RowContext = { ...context, scheme: 'tw', hasBenefit: true };
const GOOD = ['k-1', 'Amina Bouzid', 'single', 'y', '', '202601', '2027-12', 'Vlotrit|winkel'];
const HEADER = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
const read = (changes: Partial<Record<number, string>>, of = context) =>
  readRow({ line: 7, cells: GOOD.map((cell, index) => changes[index] ?? cell) }, of);
const faultOf = (changes: Partial<Record<number, string>>, of = context) => {
  const result = read(changes, of);
  return 'fault' in result ? result.fault : result.row;
};

describe('a file of the register', () => {
  it('RG-20 is read with ; or ,, with or without header, mark and quotes, and keeps its line numbers', async () => {
    const rows = await readRegisterCsv(
      `\uFEFF${HEADER}\r\nK-1;"De ""Hoek""; B.V.";x;x;;1;2;\r\n\r\nK-2;B;x;x;;1;2;\r\n`,
    );
    expect(rows.map(({ line, cells }) => [line, cells[0], cells[1]])).toEqual([
      [2, 'K-1', 'De "Hoek"; B.V.'],
      [4, 'K-2', 'B'],
    ]);
    // A quote in the middle of a cell is part of it: what it stands in is judged as a whole.
    const formula = await readRegisterCsv('K-1;=HYPERLINK("x");single\n');
    expect(formula[0]?.cells[1]).toBe('=HYPERLINK("x")');
    const commas = await readRegisterCsv('K-1,A,single,none,"12,50",202601,202612,\n');
    expect(commas).toEqual([{ line: 1, cells: ['K-1', 'A', 'single', 'none', '12,50', '202601', '202612', ''] }]);
  });

  it.each([
    ['', 0],
    [`${HEADER}\r\n`, 0],
    // What opens a quote and never closes it is found at the end.
    ['K-1;"open;x\r\nK-2;b', 3],
    [`K-1;${'x'.repeat(3_000)};single`, 1],
  ])('RG-21 %j is no file of the register', async (text, line) => {
    await expect(readRegisterCsv(text)).rejects.toMatchObject({ code: 'CSV_MALFORMED', data: { line } });
  });

  it('S-33 more lines than a register takes at once are refused before any is looked at', async () => {
    const text = 'a;b\n'.repeat(IMPORT_MAX_LINES + 5);
    await expect(readRegisterCsv(text)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });
});

describe('a line of a file', () => {
  it('RG-22 becomes what the register keeps: classes by number, cents, issuers by id', () => {
    const row = [7, 'K-1', 'Amina Bouzid', 0, 3, '0', 202601, 202712, ['ridehail', 'winkel']];
    expect(read({})).toEqual({ row });
    expect(faultOf({ 2: 'SINGLE', 4: '1200,50', 3: 'work', 7: '' }, tw)).toEqual(
      expect.arrayContaining([0, 1, '120050', []]),
    );
  });

  it.each([
    [{ 0: '' }, 'clientNumber'],
    [{ 0: '=1' }, 'clientNumber'],
    [{ 0: 'x'.repeat(21) }, 'clientNumber'],
    [{ 1: '' }, 'nameMissing'],
    [{ 1: 'x'.repeat(101) }, 'nameLong'],
    [{ 2: 'alone' }, 'normClass'],
    [{ 2: '' }, 'normClass'],
    [{ 3: 'work' }, 'disregardClass'],
    [{ 4: '10' }, 'benefitNotHere'],
    [{ 4: 'ten' }, 'benefitMalformed'],
    [{ 5: '202613' }, 'validFrom'],
    [{ 5: '' }, 'validFrom'],
    [{ 6: '2027' }, 'validUntil'],
    [{ 5: '202712', 6: '202601' }, 'periodOrder'],
    [{ 7: 'nobody' }, 'employer'],
    [{ 7: 'ridehail|winkel|voorbeeldstad' }, 'employersTooMany'],
    [{ 7: 'ridehail|Vlotrit' }, 'employersTooMany'],
  ] as const)('RG-23 %j is refused as %s', (changes, fault) => {
    expect(faultOf(changes)).toBe(fault);
  });

  it('RG-24 with more or fewer columns is refused, and shows no more of itself than needed', () => {
    const short = readRow({ line: 3, cells: ['K-1', 'A'] }, context);
    expect(short).toEqual({ line: 3, fault: 'columns', text: 'K-1 A' });
    const long = readRow({ line: 3, cells: [...GOOD, 'x'.repeat(5_000)] }, context);
    expect('text' in long && long.text.length).toBe(40);
  });
});

describe('a name', () => {
  it.each([
    ['=HYPERLINK("https://evil.example")', 'nameFormula'],
    ['+31612345678', 'nameFormula'],
    ['-1+cmd', 'nameFormula'],
    ['@SUM(A1)', 'nameFormula'],
    ['\t=1', 'nameFormula'],
    ['\r=1', 'nameFormula'],
    ['   =1+1', 'nameFormula'],
    ['＝1+1', 'nameFormula'],
    ['Amina \u202Ednalreden', 'nameCharacters'],
    ['Amina\u200F Bouzid', 'nameCharacters'],
    ['Amina \u2066x\u2069', 'nameCharacters'],
    ['Ami\u200Bna', 'nameCharacters'],
    ['Amina\u0000', 'nameCharacters'],
    ['Amina\nBouzid', 'nameCharacters'],
    ['Am\u001Bina', 'nameCharacters'],
    ['Am\uFFFDna', 'nameCharacters'],
    ['\uD800', 'nameCharacters'],
    ['', 'nameMissing'],
    [' \u00A0 ', 'nameMissing'],
  ])('S-32 %j is refused', (text, fault) => {
    expect(readName(text)).toEqual({ fault });
  });

  it('S-32 of a megabyte is refused', () => {
    expect(readName('x'.repeat(1_000_000))).toEqual({ fault: 'nameLong' });
  });

  it.each([
    ['  Élise   van den Bérg ', 'Élise van den Bérg'],
    ["D'Arcy O’Neil-Smit", "D'Arcy O’Neil-Smit"],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['محمد علي', 'محمد علي'],
    ['e\u0301lan', 'élan'],
  ])('RG-25 %j is kept as %j', (text, name) => {
    expect(readName(text)).toEqual({ name });
  });
});
