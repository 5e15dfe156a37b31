import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { auditCsvHeader, auditCsvRows } from '@/components/audit/audit-csv';
import { auditSearch } from '@/components/audit/audit-href';
import {
  type AuditTexts,
  actionText,
  CODE_MESSAGES,
  detailsOf,
  roleText,
  shortReference,
} from '@/components/audit/audit-words';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { Locale } from '@/lib/i18n/routing';
import { AUDIT_ACTIONS, AUDIT_FIELDS } from '@/lib/shared/domain/audit';
import { dayBounds } from '@/lib/shared/domain/day-bounds';
import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { STAFF_ROLES } from '@/lib/shared/schemas/caseworker-api';

function textsOf(locale: Locale): AuditTexts {
  const t = createTranslator({ locale, messages: locale === 'nl' ? nl : en });
  return {
    locale,
    action: (action) => t(`audit.actions.${action}`),
    unknownAction: (code) => t('audit.unknownAction', { code }),
    role: (role, region) => t(`audit.roles.${role}`, { region }),
    field: (field) => t(`audit.fields.${field}`),
    scheme: (key) => t(`common.scheme.${key}`),
    yesNo: (value) => t(value ? 'common.yes' : 'common.no'),
    code: (message) => t(message),
  };
}
const line: AuditLine = {
  id: '7',
  atMs: Date.UTC(2026, 10, 28, 20, 15, 1),
  staffName: 'Consulent Voorbeeldstad',
  role: 'caseworker',
  region: 9001,
  action: 'register.ended',
  subject: 'entry-1',
  data: { scheme: 1, region: 9001, period: 202612 },
};

describe('the audit log in words', () => {
  it.each(['nl', 'en'] as const)('AUD-10 every action, field and role has its own words (%s)', (locale) => {
    const texts = textsOf(locale);
    const actions = AUDIT_ACTIONS.map((action) => actionText(action, texts));
    expect(new Set(actions).size).toBe(AUDIT_ACTIONS.length);
    // A missing message would come out as its key.
    expect(actions.filter((text) => text.includes('audit.'))).toEqual([]);
    const fields = AUDIT_FIELDS.map(texts.field);
    expect(new Set(fields).size).toBe(AUDIT_FIELDS.length);
    const roles = STAFF_ROLES.map((role) => roleText({ role, region: 9001 }, texts));
    expect(new Set(roles).size).toBe(STAFF_ROLES.length);
  });

  it('AUD-11 a line is told in plain words: agency, scheme and month, not their numbers', () => {
    const texts = textsOf('nl');
    expect(roleText(line, texts)).toBe('Gemeente Voorbeeldstad');
    expect(detailsOf(line, texts).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Regeling: Participatiewet',
      'Gebied: Voorbeeldstad',
      'Maand: december 2026',
    ]);
  });

  it.each([
    ['nl', ['Toestemming: Ja', 'Inkomen van een partner telt mee: Ja', 'Partner nieuw gekoppeld: Nee']],
    ['en', ['Consent: Yes', 'A partner’s income is counted: Yes', 'Partner newly attached: No']],
  ] as const)('AUD-16 a line about a household says that a partner counts, in words (%s)', (locale, said) => {
    const texts = textsOf(locale);
    const details = detailsOf({ data: { consent: true, partner: true, attached: false } }, texts);
    expect(details.map(({ label, value }) => `${label}: ${value}`)).toEqual(said);
  });

  it.each(['nl', 'en'] as const)('AUD-24 every code of a list has its words (%s)', (locale) => {
    const texts = textsOf(locale);
    const all = Object.values(CODE_MESSAGES).flatMap((messages) => [...messages.values()].map(texts.code));
    expect(all.length).toBeGreaterThan(40);
    // A missing message would come out as its key.
    expect(all.filter((text) => /^(audit|workList|policies)\./.test(text))).toEqual([]);
  });

  it('AUD-25 kinds, decisions, reasons and what a change touched are told in words', () => {
    const said = (data: AuditLine['data']) => detailsOf({ data }, textsOf('nl')).map(({ value }) => value);
    expect(said({ kind: 'missing', decision: 'passed-on', reason: 'employer-must-issue' })).toEqual([
      'Opgave die niet kwam',
      'Voorleggen aan de werkgever',
      'De werkgever moet de opgave nog doen',
    ]);
    expect(said({ reason: 'not-agreed' })).toEqual(['Hierover moeten we eerst overleggen']);
    expect(said({ papers: 'payslips', consent: 'in-writing' })).toEqual(['Loonstroken', 'Schriftelijk']);
    expect(said({ fromPeriod: 202612, parts: 'norm,until,other' })).toEqual([
      'december 2026',
      'norm, laatste maand, other',
    ]);
    expect(said({ decision: 'refuse' })).toEqual(['Het panel bevestigt de diagnose niet']);
    expect(said({ kind: 'of-later' })).toEqual(['of-later']);
    expect(shortReference('0199c0de-aaaa-7bbb-8ccc-0123456789ab')).toBe('456789AB');
  });

  it('AUD-12 what a later or earlier version wrote is shown as it was written', () => {
    const texts = textsOf('en');
    expect(actionText('register.moved', texts)).toBe('Unknown action (register.moved)');
    expect(roleText({ role: 'minister', region: null }, texts)).toBe('Unknown role');
    const odd = { data: { scheme: 9, region: 9999, period: 7, other: 'left out' } };
    expect(detailsOf(odd, texts).map(({ value }) => value)).toEqual(['9', '9999', '7']);
  });
});

describe('the audit log as a file', () => {
  it('AUD-13 has a line each, with the moment in UTC and the code besides the words', () => {
    expect(auditCsvHeader(['Time', 'Who'])).toBe('\uFEFF"Time";"Who"\r\n');
    expect(auditCsvRows([line], textsOf('en'))).toBe(
      '"2026-11-28T20:15:01.000Z";"Consulent Voorbeeldstad";"Municipality of Voorbeeldstad";"Ended an entry";' +
        '"register.ended";"entry-1";"Scheme: Participation Act, Area: Voorbeeldstad, Month: December 2026"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('S-32 %j does not become a formula in it', (text) => {
    const rows = auditCsvRows([{ ...line, staffName: text, subject: text, data: { path: text } }], textsOf('nl'));
    const cells = rows.trimEnd().slice(1, -1).split('";"');
    expect(cells[1]).toBe(`'${text}`);
    expect(cells[5]).toBe(`'${text}`);
    expect(cells[6]).toBe(`Adres: ${text}`);
  });

  it('S-32 quotes, separators and line ends stay in their cell', () => {
    const rows = auditCsvRows([{ ...line, staffName: 'a";"b\r\nc', data: {} }], textsOf('nl'));
    expect(rows).toContain('"a"";""b\r\nc"');
  });
});

describe('asking the audit log', () => {
  it('AUD-14 an address keeps the choices and one place', () => {
    const query = { action: 'access.refused', staffId: 'a b', day: '2026-11-28', before: '9', after: null };
    expect(auditSearch(query)).toBe('?actie=access.refused&account=a+b&dag=2026-11-28');
    expect(auditSearch({ ...query, action: null, staffId: null, day: null }, { before: '4' })).toBe('?voor=4');
    expect(auditSearch({ action: null, staffId: null, day: null, before: null, after: null })).toBe('');
  });

  it.each([
    ['2026-11-28', '2026-11-27T23:00:00.000Z', '2026-11-28T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'],
    // The clocks go forward and back.
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('AUD-15 %s is that day in the Netherlands', (day, from, until) => {
    expect(dayBounds(day)?.map((at) => at.toISOString())).toEqual([from, until]);
  });

  it.each(['', 'x', '2026-13-01', '2026-02-30', '20261128', '2026-11-28T00:00'])('AUD-15 %j is no day', (text) => {
    expect(dayBounds(text)).toBeNull();
  });
});
