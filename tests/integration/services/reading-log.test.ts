import { beforeEach, describe, expect, test } from 'vitest';
import { GET as clientRoute } from '@/app/api/register/clients/route';
import { deskCase } from '@/lib/server/services/income-desk';
import { readEntry } from '@/lib/server/services/register-desk';
import { registerPage } from '@/lib/server/services/register-desk-list';
import { zReview } from '@/lib/shared/schemas/review-api';
import { aboutMonth, cases, OCTOBER } from '../helpers/cases';
import { call } from '../helpers/portal';

/** Who looked at a person is in the audit log: one line an hour for each account, deed and thing, without a name. */

const t = cases();
const deps = () => ({ ...t.deps(), demo: true });
let seen = 0n;
beforeEach(async () => {
  seen = (await t.db().auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
});
const lines = async () => {
  const found = await t.db().auditEvent.findMany({ where: { id: { gt: seen } }, orderBy: { id: 'asc' } });
  return found.map(({ action, subject, data }) => ({ action, subject, data }));
};

describe('reading leaves a line', () => {
  test('AUD-30 a search is kept without what was searched for, once an hour for each account', async () => {
    const [stad, colleague] = [await t.actor('stad'), await t.actor('colleague')];
    for (const text of ['Amina', 'Bouzid', '']) await registerPage(stad, { text, all: false, page: 1 }, deps());
    await registerPage(colleague, { text: 'Amina', all: true, page: 1 }, deps());
    const line = { action: 'register.searched', subject: '1:9001', data: { scheme: 1, region: 9001 } };
    expect(await lines()).toEqual([line, line]);
  });

  test('AUD-31 who opens an entry is kept; another agency’s is a refusal and no reading', async () => {
    const stad = await t.actor('stad');
    await readEntry(stad, 'seed-amina-1', deps());
    await readEntry(stad, 'seed-amina-1', deps());
    await expect(readEntry(await t.actor('dorp'), 'seed-amina-1', deps())).rejects.toThrow('NOT_FOUND');
    expect(await lines()).toMatchObject([
      { action: 'register.read', subject: 'seed-amina-1', data: { scheme: 1, region: 9001 } },
      { action: 'access.refused', subject: null },
    ]);
  });

  test('AUD-32 who looks a client up by number is kept, and so is a number that nobody has, never the number', async () => {
    const { clientNumber } = await t.db().registerEntry.findUniqueOrThrow({ where: { id: 'seed-amina-1' } });
    // Another hour than the other tests’ searches: by another account.
    const ask = (number: string) =>
      call(clientRoute, { cookie: t.cookies().dorp, path: `/api/register/clients?number=${number}` });
    expect((await ask('NOBODY-1')).code).toBe('CLIENT_UNKNOWN');
    expect((await ask('NOBODY-2')).code).toBe('CLIENT_UNKNOWN');
    const own = await call(clientRoute, {
      cookie: t.cookies().stad,
      path: `/api/register/clients?number=${clientNumber}`,
    });
    expect(own.body.displayName).toBe('Amina Bouzid');
    const found = await lines();
    expect(found.map(({ action, subject }) => [action, subject])).toEqual([
      ['register.searched', '1:9002'],
      ['register.client.read', 'seed-amina-1'],
    ]);
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`NOBODY|${clientNumber}|Amina B`));
  });

  test('AUD-33 who opens a question is kept; who decides on it is in the log for that', async () => {
    const { id } = zReview.parse((await t.ask('amina', aboutMonth())).body);
    for (const by of ['stad', 'stad', 'colleague'] as const) expect((await t.one(by, id)).status).toBe(200);
    await t.decide('stad', id, { decision: 'stands', reason: 'sum-correct' });
    const data = { scheme: 1, region: 9001, period: OCTOBER, kind: 'month' };
    expect(await lines()).toEqual([
      { action: 'case.read', subject: id, data },
      { action: 'case.read', subject: id, data },
      { action: 'case.decided', subject: id, data: { ...data, decision: 'stands', reason: 'sum-correct' } },
    ]);
  });

  test('AUD-34 who opens a household at the income desk is kept, and no income', async () => {
    const query = { entryId: 'seed-amina-1', period: OCTOBER, personId: 'amina', reviewId: null };
    await deskCase(await t.actor('stad'), query, t.deps());
    await deskCase(await t.actor('stad'), query, t.deps());
    const data = { scheme: 1, region: 9001, period: OCTOBER };
    expect(await lines()).toEqual([{ action: 'desk.read', subject: 'seed-amina-1', data }]);
  });
});
