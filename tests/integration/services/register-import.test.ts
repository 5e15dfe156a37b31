import { afterEach, describe, expect, test } from 'vitest';
import { POST as confirmRoute } from '@/app/api/register/imports/[id]/confirm/route';
import { DELETE as cancelRoute, GET as stateRoute } from '@/app/api/register/imports/[id]/route';
import { POST as previewRoute } from '@/app/api/register/imports/route';
import { BATCH, RegisterImporter } from '@/lib/server/registers/importer';
import { demoPeople } from '@/lib/server/services/demo';
import { type ImportPreview, zImportPreview, zImportState } from '@/lib/shared/schemas/register-import-api';
import { call } from '../helpers/portal';
import { later, next, now, registerDesk, running, type Who } from '../helpers/register';

const { db, cookie, added, publish, lastLine } = registerDesk();

const HEADER = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
let series = 0;
/** Numbers that no other test uses. */
const numbers = (count: number) => {
  series += 1;
  return Array.from({ length: count }, (_, i) => `I${series}-${10_000 + i}`);
};
const line = (number: string, over: Partial<Record<'name' | 'norm' | 'until' | 'employers', string>> = {}) => {
  const { name = `Cliënt ${number}`, norm = 'single', until = String(later(12)), employers = 'ridehail' } = over;
  return [number, name, norm, 'y', '', String(running()), until, employers].join(';');
};
const file = (lines: readonly string[]) => [HEADER, ...lines, ''].join('\r\n');
const preview = async (csv: string, who: Who = 'city') => {
  const json = { fileName: 'cliënten.csv', csv };
  return call(previewRoute, { method: 'POST', cookie: cookie(who), json });
};
const previewed = async (csv: string, who: Who = 'city'): Promise<ImportPreview> =>
  zImportPreview.parse((await preview(csv, who)).body);
const at = (route: typeof confirmRoute, id: string | null, method: string, who: Who = 'city') =>
  call(route, { method, cookie: cookie(who), params: { id: id ?? '' } });
const state = async (id: string | null) => zImportState.parse((await at(stateRoute, id, 'GET')).body);
const confirm = (id: string | null, who: Who = 'city') => at(confirmRoute, id, 'POST', who);
const cancel = (id: string | null, who: Who = 'city') => at(cancelRoute, id, 'DELETE', who);
const importer = () => new RegisterImporter(now);
async function runAll(one = importer()): Promise<void> {
  while (await one.turn(() => true));
}
const entriesOf = (of: readonly string[]) =>
  db().registerEntry.findMany({
    where: { clientNumber: { in: [...of] } },
    orderBy: [{ clientNumber: 'asc' }, { id: 'asc' }],
  });

afterEach(() => db().registerImport.updateMany({ where: { status: 'confirmed' }, data: { status: 'cancelled' } }));

describe('a file of the register', () => {
  test('RG-70 is checked, confirmed and taken in; the same one again changes nothing', async () => {
    const [a = '', b = ''] = numbers(2);
    const csv = file([line(a), line(b, { name: 'Élise van den Bérg', employers: 'Vlotrit|winkel' })]);
    const first = await previewed(csv);
    expect(first).toMatchObject({
      rowCount: 2,
      added: 2,
      changed: 0,
      unchanged: 0,
      faultCount: 0,
      changesFrom: next(),
    });
    expect(first.rows[1]).toMatchObject({ clientNumber: b, employers: ['Vlotrit', 'Buurtwinkel De Hoek'] });
    expect(await entriesOf([a, b])).toEqual([]);
    expect(zImportState.parse((await confirm(first.id)).body)).toMatchObject({ state: 'confirmed', done: 0 });
    const confirmedLine = await lastLine();
    expect(confirmedLine).toMatchObject({ action: 'register.import.confirmed', subject: first.id, data: { rows: 2 } });
    await runAll();
    expect(await state(first.id)).toMatchObject({ state: 'done', done: 2, added: 2, changed: 0, skipped: [] });
    const entries = await entriesOf([a, b]);
    expect(entries.map(({ scheme, region, normClass }) => [scheme, region, normClass])).toEqual([
      [1, 9001, 0],
      [1, 9001, 0],
    ]);
    expect(entries[1]).toMatchObject({ searchName: 'elise van den berg', searchLast: 'berg' });
    expect(await db().registerSource.count({ where: { entryId: entries[1]?.id ?? '' } })).toBe(2);
    // The names in it are of no use any more.
    expect(await db().registerImport.findUnique({ where: { id: first.id ?? '' } })).toMatchObject({ rows: [] });
    expect(await previewed(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  test('RG-71 nothing is kept while a line is faulty: each is named with its number', async () => {
    const [a = '', b = '', c = '', d = ''] = numbers(4);
    const before = await db().registerImport.count();
    const answer = await previewed(
      file([line(a), line(b, { name: '=cmd|x!A1' }), line(a), line(c, { norm: 'alone' }), line(d, { employers: 'x' })]),
    );
    expect(answer).toMatchObject({ id: null, rowCount: 5, faultCount: 4 });
    expect(answer.faults).toEqual([
      { line: 3, fault: 'nameFormula', text: '=cmd|x!A1' },
      { line: 4, fault: 'duplicate', text: a },
      { line: 5, fault: 'normClass', text: 'alone' },
      { line: 6, fault: 'employer', text: 'x' },
    ]);
    expect(await db().registerImport.count()).toBe(before);
  });

  test('RG-72 changes of published clients count from the next month on; others are put right', async () => {
    const [fresh = ''] = numbers(1);
    const published = await added();
    await publish(published.id);
    const waiting = await added();
    const csv = file([
      line(published.clientNumber ?? '', { name: 'Nieuwe Cliënt', norm: 'shared2' }),
      line(waiting.clientNumber ?? '', { name: 'Nieuwe Naam', norm: 'shared3' }),
      line(fresh),
    ]);
    const { id, added: news, changed } = await previewed(csv);
    expect([news, changed]).toEqual([1, 2]);
    await confirm(id);
    await runAll();
    const [before, after] = await entriesOf([published.clientNumber ?? '']);
    expect(before).toMatchObject({ id: published.id, validUntil: running(), normClass: 0, version: 2 });
    expect(after).toMatchObject({ validFrom: next(), validUntil: later(12), normClass: 2, followsId: published.id });
    expect(await entriesOf([waiting.clientNumber ?? ''])).toMatchObject([{ id: waiting.id, normClass: 3, version: 2 }]);
    const person = await db().person.findFirst({ where: { entries: { some: { id: waiting.id } } } });
    expect(person?.displayName).toBe('Nieuwe Naam');
    expect(await previewed(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });

  test('RG-73 a line that does not fit any more when its turn comes is left out and named', async () => {
    const [a = '', b = ''] = numbers(2);
    const { id } = await previewed(file([line(a), line(b)]));
    await confirm(id);
    // Meanwhile somebody of another municipality’s register gets the number’s entry by hand.
    await db().person.create({ data: { id: 'foreign', displayName: 'Iemand Anders', story: 'driver' } });
    const fields = { scheme: 1, personId: 'foreign', normClass: 0, disregardClass: 3, knownBenefitCents: 0n };
    const months = { validFrom: running(), validUntil: later(12), leafSalt: '1' };
    await db().registerEntry.create({ data: { ...fields, ...months, region: 9001, clientNumber: b } });
    await runAll();
    const done = await state(id);
    expect(done).toMatchObject({ state: 'done', done: 2, added: 1, skipped: [{ line: 3, fault: 'nameDiffers' }] });
  });

  test('RG-74 people from a file are not offered on the demo’s sign-in page', async () => {
    const [a = ''] = numbers(1);
    const { id } = await previewed(file([line(a, { name: 'Niet Te Spelen' })]));
    await confirm(id);
    await runAll();
    const { people } = await demoPeople(db());
    expect(people.some(({ displayName }) => displayName === 'Niet Te Spelen')).toBe(false);
    expect(people.some(({ id: person }) => person === 'amina')).toBe(true);
  });

  test('S-33 a file that is too large or broken is refused and writes nothing', async () => {
    const before = await db().registerImport.count();
    expect((await preview(`${HEADER}\r\n"open`)).code).toBe('CSV_MALFORMED');
    expect((await preview('a\n'.repeat(100_005))).code).toBe('INPUT_TOO_LARGE');
    expect((await preview('x'.repeat(20_000_001))).code).toBe('INPUT_MALFORMED');
    expect((await preview('x'.repeat(24_000_001))).code).toBe('INPUT_TOO_LARGE');
    expect(await db().registerImport.count()).toBe(before);
  });
});

describe('confirming and cancelling', () => {
  test('RG-75 is possible once, and only before the first line is taken in', async () => {
    const { id } = await previewed(file(numbers(1).map((number) => line(number))));
    const answers = await Promise.all([confirm(id), confirm(id), confirm(id)]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'IMPORT_STARTED', 'IMPORT_STARTED']);
    expect((await cancel(id)).body).toMatchObject({ state: 'cancelled' });
    expect(await lastLine()).toMatchObject({ action: 'register.import.cancelled', subject: id });
    expect((await confirm(id)).code).toBe('IMPORT_STARTED');
    await runAll();
    expect(await state(id)).toMatchObject({ state: 'cancelled', done: 0 });
    const started = await previewed(file(numbers(1).map((number) => line(number))));
    await confirm(started.id);
    await runAll();
    expect((await cancel(started.id)).code).toBe('IMPORT_STARTED');
  });

  test('RG-76 another preview of the same person takes the place of the one before', async () => {
    const first = await previewed(file(numbers(1).map((number) => line(number))));
    await previewed(file(numbers(1).map((number) => line(number))));
    expect((await confirm(first.id)).code).toBe('IMPORT_STARTED');
    expect(await db().registerImport.findUnique({ where: { id: first.id ?? '' } })).toMatchObject({ rows: [] });
  });

  test('S-29 another agency’s file does not exist; the same client numbers are other people there', async () => {
    const [a = ''] = numbers(1);
    const { id } = await previewed(file([line(a)]));
    for (const who of ['village', 'uwv'] as const) {
      const answers = [await confirm(id, who), await cancel(id, who), await at(stateRoute, id, 'GET', who)];
      expect(answers.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    }
    expect(await lastLine()).toMatchObject({ action: 'access.refused', role: 'uwv' });
    expect((await preview(file([line(a)]), 'svb')).code).toBe('NOT_FOUND');
    expect(await previewed(file([line(a)]), 'village')).toMatchObject({ added: 1 });
    expect(await state(id)).toMatchObject({ state: 'previewed' });
  });
});

describe('S-27 a worker that stops anywhere', () => {
  test('S-27 is continued by the next one, and nobody is there twice', async () => {
    const all = numbers(BATCH * 2 + 7);
    const { id } = await previewed(file(all.map((number) => line(number))));
    await confirm(id);
    expect(await importer().turn(() => true)).toBe(true);
    expect(await state(id)).toMatchObject({ state: 'confirmed', done: BATCH, added: BATCH });
    // Another process, and one that still believes to hold the job: both go on from what is counted.
    const [one, two] = [importer(), importer()];
    await Promise.all([one.turn(() => true), two.turn(() => true)]);
    await runAll(one);
    await runAll(two);
    expect(await state(id)).toMatchObject({ state: 'done', done: all.length, added: all.length, skipped: [] });
    const entries = await entriesOf(all);
    expect(entries.length).toBe(all.length);
    expect(new Set(entries.map(({ personId }) => personId)).size).toBe(all.length);
  });

  test('S-27 a batch whose transaction fails leaves nothing of itself', async () => {
    const all = numbers(3);
    const { id } = await previewed(file(all.map((number) => line(number))));
    await confirm(id);
    await db().$executeRaw`ALTER TABLE "RegisterSource" RENAME TO "SourceAway"`;
    const one = importer();
    await expect(one.turn(() => true)).rejects.toThrow();
    await db().$executeRaw`ALTER TABLE "SourceAway" RENAME TO "RegisterSource"`;
    expect(await entriesOf(all)).toEqual([]);
    expect(await state(id)).toMatchObject({ state: 'confirmed', done: 0 });
    await runAll(one);
    expect(await state(id)).toMatchObject({ state: 'done', done: 3 });
    expect(await entriesOf(all)).toHaveLength(3);
  });

  test('S-27 a worker that lost its lease takes nothing in', async () => {
    const all = numbers(2);
    const { id } = await previewed(file(all.map((number) => line(number))));
    await confirm(id);
    await importer().turn(() => false);
    expect(await entriesOf(all)).toEqual([]);
    expect(await state(id)).toMatchObject({ state: 'confirmed', done: 0 });
  });
});
