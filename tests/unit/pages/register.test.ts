import { describe, expect, it } from 'vitest';
import {
  type HouseholdValues,
  householdClears,
  householdFault,
  judgeAdd,
  judgeChange,
} from '@/components/register/household-draft';
import {
  earliestOf,
  monthsOffered,
  newHousehold,
  presentHousehold,
  type SourceOption,
} from '@/components/register/household-start';
import { importTemplate } from '@/components/register/import-template';
import { tenthsOf } from '@/components/register/import-tenths';
import { pagesOf, registerAddress, registerHref } from '@/components/register/register-href';
import { readRegisterCsv } from '@/lib/server/services/register-desk-csv';
import { readRow } from '@/lib/server/services/register-desk-row';
import { period } from '@/lib/shared/domain/period';
import { visible } from '@/lib/shared/domain/person-name';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import { type RegisterEntry, zAddRequest, zChangeRequest } from '@/lib/shared/schemas/register-api';

const RUNNING = period(202611);
const SOURCES: readonly SourceOption[] = [
  { id: 'ridehail', name: 'Vlotrit', isDesk: false },
  { id: 'winkel', name: 'Buurtwinkel De Hoek', isDesk: false },
  { id: 'uwv-demo', name: 'UWV (demo)', isDesk: true },
];
const VALUES: HouseholdValues = {
  ...newHousehold(RUNNING),
  ...{ who: 'new', number: 'k-1', name: ' Élise van den Bérg ', norm: 'single', disregard: 'y', employer0: 'ridehail' },
};
const COUPLE: Partial<HouseholdValues> = {
  ...{ norm: 'couple', partner: 'new', partnerName: 'De Partner', partnerEmployer: 'winkel', consent: true },
};
const faultsOf = (over: Partial<HouseholdValues>) =>
  judgeAdd({ ...VALUES, ...over }).faults.map(({ fieldId, code }) => `${fieldId}: ${code}`);

describe('a new household as the form reads it', () => {
  it('RG-80 a good form becomes the request that the server takes', () => {
    const { draft } = judgeAdd(VALUES);
    expect(zAddRequest.parse(draft)).toEqual({
      person: { kind: 'new', clientNumber: 'K-1', name: 'Élise van den Bérg' },
      ...{ normClass: 'single', disregardClass: 'y', knownBenefit: '', employers: ['ridehail'], partner: null },
      ...{ validFrom: 202611, validUntil: 202710 },
    });
    const known = judgeAdd({ ...VALUES, who: 'known', name: '' }).draft;
    expect(zAddRequest.parse(known).person).toEqual({ kind: 'known', clientNumber: 'K-1' });
  });

  it('RG-81 a partner is sent with a norm for two alone, whatever is left in the fields', () => {
    const { draft } = judgeAdd({ ...VALUES, ...COUPLE });
    expect(zAddRequest.parse(draft).partner).toEqual({
      ...{ person: { kind: 'new', name: 'De Partner' }, employer: 'winkel', consent: true },
    });
    expect(judgeAdd({ ...VALUES, ...COUPLE, norm: 'single' }).draft?.partner).toBeNull();
    expect(judgeAdd({ ...VALUES, ...COUPLE, partner: 'none' }).draft?.partner).toBeNull();
  });

  it('RG-82 everything that is wrong is named, in the order of the fields', () => {
    expect(faultsOf({ who: null, norm: '', disregard: '', until: '202610' })).toEqual([
      'who-0: whoMissing',
      'norm: normMissing',
      'disregard: disregardMissing',
      'until: PERIOD_ORDER',
    ]);
  });

  it.each([
    [{ number: '' }, 'number: numberMissing'],
    [{ number: 'a b' }, 'number: numberMalformed'],
    [{ name: '' }, 'name: nameMissing'],
    [{ benefit: '1.200' }, 'benefit: AMOUNT_AMBIGUOUS'],
    [{ benefit: '-1' }, 'benefit: AMOUNT_NEGATIVE'],
    [{ benefit: 'x' }, 'benefit: AMOUNT_NOT_A_NUMBER'],
    [{ benefit: '99999999999' }, 'benefit: AMOUNT_OUT_OF_RANGE'],
    [{ employer1: 'ridehail' }, 'employer1: employerTwice'],
    [{ ...COUPLE, employer1: 'winkel' }, 'employer1: sourcesTooMany'],
    [{ ...COUPLE, partner: null }, 'partner-0: partnerMissing'],
    [{ ...COUPLE, partnerName: '' }, 'partnerName: partnerNameMissing'],
    [{ ...COUPLE, partnerName: '=1' }, 'partnerName: nameFormula'],
    [{ ...COUPLE, partner: 'known' }, 'partnerNumber: partnerNumberMissing'],
    [{ ...COUPLE, partnerEmployer: '' }, 'partnerEmployer: partnerEmployerMissing'],
    [{ ...COUPLE, consent: false }, 'consent: consentMissing'],
    [{ ...COUPLE, partner: 'known', partnerNumber: 'K-2', consent: false }, 'consent: consentMissing'],
  ] as const)('RG-83 %j is told at its field', (over, fault) => {
    expect(faultsOf(over)).toEqual([fault]);
  });

  it.each([
    ['=1+1', 'nameFormula'],
    ['A\u202Eb', 'nameCharacters'],
    ['x'.repeat(101), 'nameLong'],
  ])('S-32 the name %j is refused before it is sent', (name, code) => {
    expect(faultsOf({ name })).toEqual([`name: ${code}`]);
  });

  it('RG-84 a refusal of the server stands at the field that it is about, and goes when that changes', () => {
    expect(householdFault('CLIENT_NUMBER_TAKEN')).toEqual({ fieldId: 'number', code: 'CLIENT_NUMBER_TAKEN' });
    expect(householdFault('CHANGE_NOT_AHEAD')?.fieldId).toBe('from');
    expect(householdFault('PARTNER_CONSENT_MISSING')).toBeNull();
    expect([householdClears('PERIOD_ORDER', 'from'), householdClears('PERIOD_ORDER', 'norm')]).toEqual([true, false]);
    expect(householdClears('sourcesTooMany', 'partnerEmployer')).toBe(true);
    expect(householdClears('consentMissing', 'partner')).toBe(true);
  });
});

describe('a change', () => {
  const present = (over: Partial<RegisterEntry['entry']> = {}): RegisterEntry => ({
    ...{ scheme: 'tw', region: 0, regionName: 'Nederland', others: [], isCorrection: false, isEnded: false },
    ...{ earliestChange: 202612, takeBack: null, publication: { atOnce: true, nextAtMs: null, lastAtMs: null } },
    entry: {
      ...{ id: 'e', clientNumber: 'K-1', displayName: 'A', normClass: 'couple', disregardClass: 'work', version: 3 },
      ...{ validFrom: 202601, validUntil: 202712, state: 'published', knownBenefitCents: '120050' },
      sources: [
        { issuerId: 'ridehail', issuerName: 'Vlotrit', of: 'self', displayName: 'A' },
        { issuerId: 'winkel', issuerName: 'De Hoek', of: 'partner', displayName: 'B' },
      ],
      ...over,
    },
  });

  it('RG-85 is filled from the entry as it stands, and keeps partner and version', () => {
    const values = presentHousehold(present());
    expect(values).toMatchObject({ benefit: '1200,50', employer0: 'ridehail', employer1: '', partner: 'same' });
    expect([values.from, values.until]).toEqual(['202612', '202712']);
    const request = zChangeRequest.parse(judgeChange(values, 3).draft);
    expect(request).toMatchObject({
      ...{ version: 3, knownBenefit: '1200,50', validFrom: 202612 },
      partner: { person: { kind: 'same' }, employer: 'winkel' },
    });
  });

  it('RG-86 of an entry that has run out begins with months that fit', () => {
    const values = presentHousehold(present({ validUntil: 202609, sources: [], knownBenefitCents: '0' }));
    expect(values).toMatchObject({ from: '202612', until: '202612', benefit: '', partner: 'none' });
  });
});

describe('months that a form offers', () => {
  it('RG-87 hold those that stand there now, whatever they are', () => {
    const { from, until } = monthsOffered(RUNNING, { from: 202611, until: 203312 }, earliestOf(RUNNING));
    expect([from[0], from.at(-1)]).toEqual([202511, 202711]);
    expect(until.at(-1)).toBe(203312);
    expect(monthsOffered(RUNNING, { from: 202802, until: 202803 }, 202612).from.at(-1)).toBe(202802);
  });
});

describe('the register’s address', () => {
  const of = (search: string) => registerAddress((name) => new URLSearchParams(search).get(name));

  it('RG-88 keeps what was searched from page to page, and leaves out what is no question', () => {
    expect(of('zoek= Bérg &alles=ja&pagina=3')).toEqual({ text: 'Bérg', all: true, page: 3 });
    expect(of('pagina=-1&alles=nee')).toEqual({ text: '', all: false, page: 1 });
    expect(of('pagina=1e9').page).toBe(1);
    expect(of(`zoek=${'x'.repeat(500)}`).text).toHaveLength(100);
    expect(registerHref({ text: 'de wit', all: true, page: 1 }, 2)).toBe('/register?zoek=de+wit&alles=ja&pagina=2');
    expect(registerHref({ text: '', all: false, page: 4 }, 1)).toBe('/register');
    expect([pagesOf(0), pagesOf(25), pagesOf(26)]).toEqual([1, 1, 2]);
  });
});

describe('a file', () => {
  it.each(['pw', 'tw'] as const)('RG-89 the example of %s is a file that the server takes', async (scheme) => {
    const [line] = await readRegisterCsv(importTemplate(scheme, SOURCES, period(202701)));
    const issuers = new Map(SOURCES.map(({ id, name }) => [name.toLowerCase(), id]));
    const read = readRow(line ?? { line: 0, cells: [] }, { scheme, hasBenefit: scheme === 'tw', issuers });
    expect(read).toMatchObject({ row: expect.arrayContaining(['X-0001', ['ridehail', 'winkel']]) });
    expect([NORM_CLASSES[scheme].length, DISREGARD_CLASSES[scheme].length].every((count) => count > 0)).toBe(true);
  });

  it('RG-90 is read aloud at every tenth, and at the end', () => {
    expect([0, 9_999, 10_000, 25_000, 99_999, 100_000].map((done) => tenthsOf(done, 100_000))).toEqual([
      0, 0, 10_000, 20_000, 90_000, 100_000,
    ]);
    expect([0, 1, 3].map((done) => tenthsOf(done, 3))).toEqual([0, 0, 3]);
  });

  it('S-32 its name is kept without what cannot be seen', () => {
    expect(visible('cli\u202Efdp.csv\u0000')).toBe('clifdp.csv');
  });
});
