import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GET as clientRoute } from '@/app/api/register/clients/route';
import { POST as changeRoute } from '@/app/api/register/entries/[id]/change/route';
import { POST as endRoute } from '@/app/api/register/entries/[id]/end/route';
import { POST as takeBackRoute } from '@/app/api/register/entries/[id]/take-back/route';
import { POST as addRoute } from '@/app/api/register/entries/route';
import { registerEntry } from '@/lib/server/services/register-desk';
import { registerPage } from '@/lib/server/services/register-desk-list';
import { zRegisterEntry } from '@/lib/shared/schemas/register-api';
import { call } from '../helpers/portal';
import { content, entryOf, later, newClient, next, registerDesk, running } from '../helpers/register';

const { db, deps, cookie, add, added, post, publish, village, lastLine } = registerDesk();

describe('S-29 another agency’s', () => {
  test.each(['village', 'uwv'] as const)(
    'S-29 %s neither reads nor changes an entry, and the log has the visit',
    async (who) => {
      const entry = await added();
      const { version, id } = entry;
      const before = await db().registerEntry.findUniqueOrThrow({ where: { id } });
      const change = { ...content(), disregardClass: who === 'uwv' ? 'work' : 'y', version, validFrom: next() };
      const answers = [
        await post(changeRoute, id, change, who),
        await post(endRoute, id, { from: next(), version }, who),
        await post(takeBackRoute, id, { version }, who),
      ];
      expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [404, 'NOT_FOUND']));
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(entry.displayName);
      expect(await db().registerEntry.findUniqueOrThrow({ where: { id } })).toEqual(before);
      expect(await lastLine()).toMatchObject({ action: 'access.refused', data: { path: `/register/${id}` } });
      const number = encodeURIComponent(entry.clientNumber ?? '');
      const lookup = await call(clientRoute, { cookie: cookie(who), path: `/api/register/clients?number=${number}` });
      expect(lookup.code).toBe('CLIENT_UNKNOWN');
    },
  );

  test('S-29 a list and a page hold the own register alone', async () => {
    const { id } = await added({ person: newClient('Alleen Stad') });
    const page = await registerPage(village, { text: 'alleen', all: true, page: 1 }, deps());
    expect(page).toMatchObject({ regionName: 'Demodorp', rows: [], total: 0 });
    await expect(registerEntry(village, id, deps())).rejects.toThrow('NOT_FOUND');
  });

  test.each(['svb', 'auditor', 'issuer', 'citizen'] as const)('S-29 %s has no register', async (who) => {
    expect((await add({}, who)).code).toBe('NOT_FOUND');
    expect((await post(endRoute, randomUUID(), { from: 202701, version: 1 }, who)).code).toBe('NOT_FOUND');
  });

  test('S-29 an entry that does not exist answers as another agency’s does', async () => {
    expect((await post(endRoute, randomUUID(), { from: 202701, version: 1 })).code).toBe('NOT_FOUND');
    expect((await call(addRoute, { method: 'POST', json: {} })).code).toBe('SIGN_IN_REQUIRED');
  });
});

describe('changing and ending', () => {
  const changeOf = (version: number, over: object = {}) => ({ ...content(), validFrom: next(), version, ...over });

  test('RG-64 an entry without a place is put right as it stands', async () => {
    const { id, version } = await added();
    const wish = changeOf(version, { validFrom: running(), normClass: 'shared2', employers: ['winkel'] });
    const entry = entryOf(await post(changeRoute, id, wish));
    expect(entry).toMatchObject({ id, normClass: 'shared2', version: version + 1, sources: [{ issuerId: 'winkel' }] });
    expect(await lastLine()).toMatchObject({ action: 'register.corrected', subject: id });
  });

  test('RG-57 a published one ends the month before, and another begins: never both, never none', async () => {
    const { id, version } = await added();
    await publish(id);
    const past = await post(changeRoute, id, changeOf(version, { validFrom: running(), normClass: 'shared2' }));
    expect([past.code, past.body.error.data.earliest]).toEqual(['CHANGE_NOT_AHEAD', next()]);
    const answer = await post(changeRoute, id, changeOf(version, { normClass: 'shared2' }));
    const entry = zRegisterEntry.parse(answer.body);
    expect(entry.entry).toMatchObject({ normClass: 'shared2', validFrom: next(), state: 'waiting' });
    expect(entry.others).toMatchObject([{ id, validUntil: running(), normClass: 'single', version: version + 1 }]);
    expect(await lastLine()).toMatchObject({ action: 'register.changed', subject: entry.entry.id });
  });

  test('RG-58 two changes at once: what the second was filled from does not stand any more', async () => {
    const { id, version } = await added();
    await publish(id);
    const answers = await Promise.all([
      post(changeRoute, id, changeOf(version, { normClass: 'shared2' })),
      post(changeRoute, id, changeOf(version, { normClass: 'shared3' }), 'colleague'),
      post(endRoute, id, { from: next(), version }, 'colleague'),
    ]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'ENTRY_CHANGED', 'ENTRY_CHANGED']);
    const { personId } = await db().registerEntry.findUniqueOrThrow({ where: { id } });
    const all = await db().registerEntry.findMany({ where: { personId }, orderBy: { validFrom: 'asc' } });
    expect(all.every((one, i) => i === 0 || one.validFrom > (all[i - 1]?.validUntil ?? 0))).toBe(true);
  });

  test('RG-59 an end leaves the months before; one from the first month leaves nothing', async () => {
    const { id, version } = await added();
    await publish(id);
    const ended = entryOf(await post(endRoute, id, { from: next(), version }));
    expect(ended).toMatchObject({ validUntil: running(), state: 'waiting' });
    expect((await post(endRoute, id, { from: later(20), version: ended.version })).code).toBe('PERIOD_ORDER');
    const gone = entryOf(await post(endRoute, id, { from: ended.validFrom, version: ended.version }));
    expect(gone.state).toBe('waiting');
    expect((await post(endRoute, id, { from: ended.validFrom, version: gone.version })).code).toBe('ENTRY_CHANGED');
    expect(await lastLine()).toMatchObject({ action: 'register.ended', subject: id });
  });
});

describe('taking back', () => {
  const takeBack = (id: string, version: number) => post(takeBackRoute, id, { version });

  test('RG-60 an addition without a place leaves nobody behind; a known client stays', async () => {
    const { id, version, clientNumber } = await added();
    const { personId } = await db().registerEntry.findUniqueOrThrow({ where: { id } });
    const answer = await takeBack(id, version);
    expect([answer.status, answer.body]).toEqual([200, { entryId: null }]);
    expect(await db().person.count({ where: { id: personId } })).toBe(0);
    expect(await lastLine()).toMatchObject({ action: 'register.takenback', subject: id, data: { kind: 'addition' } });
    expect((await takeBack(id, version)).code).toBe('NOT_FOUND');
    // The number is free again.
    expect((await add({ person: { kind: 'new', clientNumber, name: 'Een Ander' } })).status).toBe(201);
  });

  test('RG-61 a change that no root has followed, and the entry before is as it was', async () => {
    const { id, version, validUntil } = await added();
    await publish(id);
    const change = { ...content(), validFrom: next(), normClass: 'shared2', version };
    const after = entryOf(await post(changeRoute, id, change));
    expect((await takeBack(id, version + 1)).code).toBe('ENTRY_PUBLISHED');
    expect((await takeBack(after.id, after.version)).body).toEqual({ entryId: id });
    const row = await db().registerEntry.findUniqueOrThrow({ where: { id } });
    expect([row.validUntil, row.endedAt, row.formerUntil]).toEqual([validUntil, null, null]);
  });

  test('RG-62 an end; but not once others stand in its months', async () => {
    const { id, version, clientNumber } = await added();
    await publish(id);
    const ended = entryOf(await post(endRoute, id, { from: next(), version }));
    await added({ person: { kind: 'known', clientNumber }, validFrom: later(3) });
    expect((await takeBack(id, ended.version)).code).toBe('ENTRY_OVERLAPS');
  });

  test('RG-63 nothing once a root holds it', async () => {
    const { id, version } = await added();
    await publish(id);
    expect((await takeBack(id, version)).code).toBe('ENTRY_PUBLISHED');
    expect(await db().registerEntry.count({ where: { id } })).toBe(1);
  });
});
