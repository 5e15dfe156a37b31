import { hexToBytes } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as peopleRoute } from '@/app/api/issuer/people/route';
import { PUT as replaceRoute } from '@/app/api/issuer/statements/[id]/route';
import { POST as importRoute } from '@/app/api/issuer/statements/import/route';
import { POST as issueRoute, GET as listRoute } from '@/app/api/issuer/statements/route';
import { POST as collectedRoute } from '@/app/api/mailbox/collected/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { addMonths, periodOf } from '@/lib/shared/domain/period';
import { signingPublicKey, verifyField } from '@/lib/shared/protocol/eddsa';
import { hashIncome } from '@/lib/shared/protocol/hashes';
import type { IncomeCredential } from '@/lib/shared/schemas/credentials';
import { zImportResult, zIssuedStatement, zIssuedStatements, zIssuerPeople } from '@/lib/shared/schemas/issuer-api';
import { giveCard } from '../helpers/card';
import { call, citizenCookie, ISSUER_KEYS, type Portal, rowCounts, staffCookie, startPortal } from '../helpers/portal';

let portal: Portal;
let vlotrit: string;
let hoek: string;
const october = { personId: 'amina', period: 202610, gross: '1400', net: '1180,00' };

beforeAll(async () => {
  portal = await startPortal();
  vlotrit = await staffCookie('loket@vlotrit.example', portal.db);
  hoek = await staffCookie('loket@dehoek.example', portal.db);
});
afterAll(() => portal.stop());
beforeEach(async () => {
  await portal.db.mailboxItem.deleteMany();
  await portal.db.statement.deleteMany();
  await portal.db.card.deleteMany();
});

const issue = (json: unknown, cookie = vlotrit) => call(issueRoute, { method: 'POST', cookie, json });
const replace = (id: string, json: unknown, cookie = vlotrit) =>
  call(replaceRoute, { method: 'PUT', cookie, json, params: { id } });
const importCsv = (csv: string, commit: boolean) =>
  call(importRoute, { method: 'POST', cookie: vlotrit, json: { csv, commit } });

describe('issuing one statement', () => {
  test('an employer sees its own people and nobody else’s', async () => {
    const { people, employer } = zIssuerPeople.parse((await call(peopleRoute, { cookie: hoek })).body);
    expect(employer).toEqual({ id: 'winkel', name: 'Buurtwinkel De Hoek' });
    expect(people.map(({ personId }) => personId)).toEqual([
      'bram',
      'dewi',
      'elif',
      'gijs',
      'ibrahim',
      'karin',
      'petra',
      'quirijn',
    ]);
  });

  test('a statement reaches the card sealed, signed over the protocol’s hash', async () => {
    const card = await giveCard('amina', portal.db);
    const answer = await issue(october);
    expect(answer.status).toBe(201);
    const issued = zIssuedStatement.parse(answer.body);
    expect(issued).toMatchObject({ status: 'delivered', grossCents: '140000', netCents: '118000', corrections: [] });
    const mail = await call(mailboxRoute, { cookie: await citizenCookie('amina') });
    expect(mail.body.items).toHaveLength(1);
    expect(mail.text).not.toContain('118000');
    const credential = (await card.open(mail.body.items[0])) as IncomeCredential;
    const { holder, period, grossCents, netCents, number } = credential.credentialSubject;
    const { verificationMethod, proofValue } = credential.proof;
    const key = signingPublicKey(hexToBytes(ISSUER_KEYS.ridehail as `0x${string}`));
    expect(verificationMethod).toEqual(key);
    expect(holder).toBe(card.holder);
    const hash = hashIncome({ holder, period, grossCents, netCents, number: BigInt(number) });
    expect(verifyField(key, hash, proofValue)).toBe(true);
  });

  test('a person without a card has a statement that waits', async () => {
    expect((await issue(october)).body.status).toBe('waiting');
    expect(await portal.db.mailboxItem.count()).toBe(0);
  });

  test('the same month twice is refused, also at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => issue(october)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await issue(october)).code).toBe('STATEMENT_EXISTS');
    expect(await portal.db.statement.count()).toBe(1);
  });

  test.each([
    ['negative', { net: '-5' }, 'AMOUNT_NEGATIVE'],
    ['above the range', { gross: '42949672,96' }, 'AMOUNT_OUT_OF_RANGE'],
    ['not a number', { net: 'veel' }, 'AMOUNT_NOT_A_NUMBER'],
    ['empty', { net: '' }, 'AMOUNT_NOT_A_NUMBER'],
    ['exponent', { net: '1e3' }, 'AMOUNT_NOT_A_NUMBER'],
    ['thousands point', { net: '1.180' }, 'AMOUNT_AMBIGUOUS'],
    ['net above gross', { net: '1400,01' }, 'NET_ABOVE_GROSS'],
    ['another employer’s person', { personId: 'dewi' }, 'PERSON_NOT_EMPLOYED'],
    ['an unknown person', { personId: 'nobody' }, 'PERSON_NOT_EMPLOYED'],
    ['a month to come', { period: addMonths(periodOf(new Date()), 2) }, 'PERIOD_IN_FUTURE'],
    ['no month', { period: 202613 }, 'INPUT_MALFORMED'],
    ['a number in place of text', { net: 1180 }, 'INPUT_MALFORMED'],
    ['an unknown field', { holder: '1' }, 'INPUT_MALFORMED'],
  ])('%s: refused, nothing written', async (_name, change, code) => {
    const before = await rowCounts(portal.db);
    const answer = await issue({ ...october, ...change });
    expect(answer.code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await rowCounts(portal.db)).toEqual(before);
  });

  test('an ambiguous amount comes back with what was probably meant', async () => {
    const { body } = await issue({ ...october, net: '1.180' });
    expect(body.error.data).toEqual({ suggestion: '1180', field: 'net' });
  });

  test('the running month may be stated', async () => {
    expect((await issue({ ...october, period: periodOf(new Date()) })).status).toBe(201);
  });
});

describe('corrections', () => {
  test('a line of a later month counts in, and is kept', async () => {
    await issue(october);
    const corrections = [{ period: 202610, grossDelta: '-100', netDelta: '-80,50', reason: 'Dubbel geteld' }];
    const answer = await issue({ ...october, period: 202611, corrections });
    expect(answer.body).toMatchObject({ grossCents: '130000', netCents: '109950' });
    expect(answer.body.corrections).toEqual([
      { period: 202610, grossDeltaCents: '-10000', netDeltaCents: '-8050', reason: 'Dubbel geteld' },
    ]);
  });

  test.each([
    ['below zero', 202610, '-1500', 'CORRECTION_BELOW_ZERO'],
    ['of the same month', 202611, '-1', 'CORRECTION_NOT_EARLIER'],
    ['of a month without a statement', 202609, '-1', 'NOT_FOUND'],
  ])('%s: refused', async (_name, period, grossDelta, code) => {
    await issue(october);
    const corrections = [{ period, grossDelta, netDelta: grossDelta, reason: '' }];
    expect((await issue({ ...october, period: 202611, corrections })).code).toBe(code);
    expect(await portal.db.statement.count()).toBe(1);
  });
});

describe('replacing', () => {
  test('S-11 a statement that no card collected is replaced, and the card gets the new one alone', async () => {
    const card = await giveCard('amina', portal.db);
    const cookie = await citizenCookie('amina');
    const first = (await issue(october)).body;
    const old = await portal.db.mailboxItem.findFirstOrThrow({ where: { statementId: first.id } });
    const second = await replace(first.id, { gross: '1500', net: '1200' });
    expect(second.body).toMatchObject({ netCents: '120000', status: 'delivered' });
    expect(BigInt(second.body.number)).toBeGreaterThan(BigInt(first.number));
    const { items } = (await call(mailboxRoute, { cookie })).body;
    expect(items).toHaveLength(1);
    expect(items[0].replaces).toBe(old.id);
    expect((await card.open(items[0])).credentialSubject).toMatchObject({ netCents: 120000n });
    const { statements } = zIssuedStatements.parse((await call(listRoute, { cookie: vlotrit })).body);
    expect(statements.map(({ status }) => status)).toEqual(['collected', 'replaced']);
  });

  test('S-11 a statement that was handed out is not replaced, whether the card says so or not', async () => {
    await giveCard('amina', portal.db);
    const cookie = await citizenCookie('amina');
    const { id } = (await issue(october)).body;
    const { items } = (await call(mailboxRoute, { cookie })).body;
    const before = await rowCounts(portal.db);
    expect((await replace(id, { gross: '1', net: '1' })).code).toBe('STATEMENT_COLLECTED');
    const told = await call(collectedRoute, { method: 'POST', cookie, json: { ids: [items[0].id] } });
    expect(told.body).toEqual({ collected: 1 });
    expect((await replace(id, { gross: '1', net: '1' })).code).toBe('STATEMENT_COLLECTED');
    expect(await rowCounts(portal.db)).toEqual(before);
    const { statements } = (await call(listRoute, { cookie: vlotrit })).body;
    expect(statements[0].status).toBe('collected');
  });

  test('collecting and replacing at once: one of the two, never both', async () => {
    const card = await giveCard('amina', portal.db);
    const cookie = await citizenCookie('amina');
    for (let round = 0; round < 8; round++) {
      await portal.db.statement.deleteMany();
      const { id } = (await issue(october)).body;
      const [replaced] = await Promise.all([
        replace(id, { gross: '1500', net: '1' }),
        ...[1, 2].map(() => call(mailboxRoute, { cookie })),
      ]);
      const { items } = (await call(mailboxRoute, { cookie })).body;
      const given = await Promise.all(items.map((item: Parameters<typeof card.open>[0]) => card.open(item)));
      const amounts = given.map(({ credentialSubject }) => credentialSubject).map((subject) => subject.netCents);
      expect(amounts).toEqual([replaced.status === 200 ? 100n : 118000n]);
      const inForce = await portal.db.statement.findMany({ where: { activeKey: { not: null } } });
      expect(inForce.map(({ netCents }) => netCents)).toEqual(amounts);
    }
  });

  test('S-28 an issuer does not replace another issuer’s statement', async () => {
    const { id } = (await issue(october)).body;
    expect((await replace(id, { gross: '1', net: '1' }, hoek)).code).toBe('NOT_FOUND');
    expect((await call(listRoute, { cookie: hoek })).body.statements).toEqual([]);
  });
});

describe('import', () => {
  const staffNumber = async (personId: string) =>
    (await portal.db.employment.findFirstOrThrow({ where: { personId, issuerId: 'ridehail' } })).staffNumber;

  test('a preview names each faulty line, and writes nothing', async () => {
    const [amina, bram] = [await staffNumber('amina'), await staffNumber('bram')];
    const csv = [
      '\uFEFFstaffNumber;period;gross;net',
      `${amina};202610;1400,00;1180,00`,
      `${bram};2026-10;1.400;1180`,
      'X-1;202610;1;1',
      `${amina};202610;1;1`,
      `${bram};202613;1;1`,
      `${bram};202610;1`,
      `${bram};202609;-1;1`,
      '',
    ].join('\r\n');
    const before = await rowCounts(portal.db);
    const { committed, rows } = zImportResult.parse((await importCsv(csv, true)).body);
    expect(committed).toBe(false);
    expect(rows.map(({ line, errorCode, suggestion }) => [line, errorCode, suggestion])).toEqual([
      [2, null, null],
      [3, 'AMOUNT_AMBIGUOUS', '1400'],
      [4, 'PERSON_NOT_EMPLOYED', null],
      [5, 'STATEMENT_EXISTS', null],
      [6, 'PERIOD_MALFORMED', null],
      [7, 'CSV_MALFORMED', null],
      [8, 'AMOUNT_NEGATIVE', null],
    ]);
    expect(await rowCounts(portal.db)).toEqual(before);
  });

  test('good lines are written together, with commas and quotes', async () => {
    const csv = `${await staffNumber('amina')},202610,"1400,00","1180,00"\n${await staffNumber('bram')},202610,600,580`;
    expect((await importCsv(csv, false)).body.committed).toBe(false);
    expect(await portal.db.statement.count()).toBe(0);
    expect((await importCsv(csv, true)).body.committed).toBe(true);
    const rows = await portal.db.statement.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ personId, netCents }) => [personId, netCents])).toEqual([
      ['amina', 118000n],
      ['bram', 58000n],
    ]);
    const again = zImportResult.parse((await importCsv(csv, true)).body);
    expect(again.rows.every(({ errorCode }) => errorCode === 'STATEMENT_EXISTS')).toBe(true);
  });

  test.each([
    ['broken quotes', '"a;202610;1;1', 'CSV_MALFORMED'],
    ['nothing', '', 'CSV_MALFORMED'],
    ['header alone', 'staffNumber;period;gross;net\n', 'CSV_MALFORMED'],
    ['too many lines', 'a;202610;1;1\n'.repeat(10_001), 'INPUT_TOO_LARGE'],
    ['one endless field', 'a'.repeat(500_000), 'CSV_MALFORMED'],
  ])('%s: refused as a whole', async (_name, csv, code) => {
    expect((await importCsv(csv, true)).code).toBe(code);
    expect(await portal.db.statement.count()).toBe(0);
  });

  test('S-32 hostile text in a line comes back as text, cut short, and is not written', async () => {
    const hostile = ['=HYPERLINK("x")', '<script>alert(1)</script>', '\u202Eevil', "'; DROP TABLE x; --"];
    const csv = hostile.map((text) => `"${text.replaceAll('"', '""')}";202610;1;1`).join('\n');
    const { rows } = zImportResult.parse((await importCsv(csv, true)).body);
    expect(rows.map(({ errorCode }) => errorCode)).toEqual(hostile.map(() => 'PERSON_NOT_EMPLOYED'));
    expect(rows.every((row) => row.staffNumber.length <= 40)).toBe(true);
  });
});
