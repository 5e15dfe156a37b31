import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as cardRoute } from '@/app/api/card/route';
import { GET as figuresRoute } from '@/app/api/caseworker/figures/route';
import { GET as doctorRoute } from '@/app/api/doctor/statements/route';
import { POST as decideRoute } from '@/app/api/panel/desk/requests/[id]/route';
import type { StaffActor } from '@/lib/server/auth/actor';
import { recordAudit, recordRefusal } from '@/lib/server/services/audit';
import type { AuditData } from '@/lib/shared/domain/audit';
import { call, captureLog, citizenCookie, type Portal, staffCookie, startPortal } from '../helpers/portal';

let portal: Portal;
let uwv: string;
beforeAll(async () => {
  portal = await startPortal();
  uwv = await staffCookie('medewerker@uwv.example', portal.db);
});
afterAll(() => portal.stop());

const actor: StaffActor = { role: 'caseworker', staffId: 'staff-1', name: 'Consulent', region: 9001 };
/** Lines of one test: nothing can be removed between them. */
let seen = 0n;
beforeEach(async () => {
  seen = (await portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
});
const lines = () => portal.db.auditEvent.findMany({ where: { id: { gt: seen } }, orderBy: { id: 'asc' } });

describe('the audit log', () => {
  test('AUD-01 a line says who did what, to which id, and nothing else', async () => {
    await recordAudit(
      { actor, action: 'register.added', subject: 'entry-1', data: { scheme: 1, sources: 2 } },
      portal.db,
    );
    expect(await lines()).toMatchObject([
      {
        staffId: 'staff-1',
        staffName: 'Consulent',
        role: 'caseworker',
        region: 9001,
        action: 'register.added',
        subject: 'entry-1',
        data: { scheme: 1, sources: 2 },
      },
    ]);
  });

  test('AUD-02 a field that is not in the list is not written, and the deed goes with it', async () => {
    const data = { displayName: 'Amina Bouzid' } as unknown as AuditData;
    const deed = portal.db.$transaction(async (tx) => {
      await tx.person.create({ data: { id: 'aud-02', displayName: 'Deed', story: 'generated' } });
      await recordAudit({ actor, action: 'register.added', data }, tx);
    });
    await expect(deed).rejects.toThrow('UNEXPECTED');
    const long = recordAudit({ actor, action: 'register.added', data: { reason: 'x'.repeat(201) } }, portal.db);
    await expect(long).rejects.toThrow('UNEXPECTED');
    expect(await lines()).toEqual([]);
    expect(await portal.db.person.count({ where: { id: 'aud-02' } })).toBe(0);
  });

  test('AUD-03 nothing can be changed, removed or emptied, not even by the portal’s own account', async () => {
    await recordAudit({ actor, action: 'register.added', subject: 'stays' }, portal.db);
    const [line] = await lines();
    const id = line?.id ?? 0n;
    await expect(portal.db.auditEvent.update({ where: { id }, data: { staffName: 'Nobody' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(portal.db.auditEvent.deleteMany()).rejects.toThrow(/append-only/);
    await expect(portal.db.$executeRaw`TRUNCATE "AuditEvent"`).rejects.toThrow(/append-only/);
    await expect(portal.db.$executeRaw`TRUNCATE "AuditEvent" CASCADE`).rejects.toThrow(/append-only/);
    expect(await lines()).toEqual([line]);
  });
});

describe('refused visits', () => {
  test('S-29 staff who call another desk’s route get 404, and a line says so without what they sent', async () => {
    const options = { method: 'POST', path: '/api/panel/desk/requests/7?name=Leen', json: { secret: 'Leen van Dijk' } };
    const answer = await call(decideRoute, { ...options, params: { id: '7' }, cookie: uwv });
    expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND']);
    const found = await lines();
    expect(found).toMatchObject([
      { role: 'uwv', action: 'access.refused', data: { path: '/api/panel/desk/requests/7', method: 'POST' } },
    ]);
    expect(JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain('Leen');
  });

  test('S-29 a citizen on a staff route is refused, and the log keeps nothing about a citizen', async () => {
    const cookie = await citizenCookie('amina');
    expect((await call(figuresRoute, { cookie })).code).toBe('NOT_FOUND');
    expect((await call(figuresRoute)).code).toBe('SIGN_IN_REQUIRED');
    expect(await lines()).toEqual([]);
  });

  test('AUD-07 what every page’s scripts ask, whoever is signed in, is no visit', async () => {
    expect((await call(cardRoute, { path: '/api/card', cookie: uwv })).code).toBe('NOT_FOUND');
    expect(await lines()).toEqual([]);
  });

  test('AUD-04 the same address many times at once is one line a minute', async () => {
    const visit = () => call(doctorRoute, { path: '/api/doctor/statements', cookie: uwv });
    const answers = await Promise.all(Array.from({ length: 20 }, visit));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['NOT_FOUND']));
    expect(await lines()).toHaveLength(1);
  });

  test('AUD-05 many addresses of one account are thirty lines a minute', async () => {
    const flooder: StaffActor = { role: 'svb', staffId: 'flooder', name: 'Flooder' };
    const visits = Array.from({ length: 60 }, (_, i) =>
      recordRefusal({ actor: flooder, path: `/p/${i}`, method: 'GET' }, portal.db),
    );
    await Promise.all(visits);
    expect(await lines()).toHaveLength(30);
    // Somebody else’s visits are still kept.
    await recordRefusal({ actor, path: '/p/0', method: 'GET' }, portal.db);
    expect(await lines()).toHaveLength(31);
  });

  test('AUD-06 a log that cannot be written refuses the visit all the same', async () => {
    await portal.db.$executeRaw`ALTER TABLE "AuditEvent" RENAME TO "AuditAway"`;
    let code: string | undefined;
    const output = await captureLog(async () => {
      code = (await call(doctorRoute, { path: '/api/doctor/elsewhere', cookie: uwv })).code;
    });
    await portal.db.$executeRaw`ALTER TABLE "AuditAway" RENAME TO "AuditEvent"`;
    expect(code).toBe('NOT_FOUND');
    expect(output).toContain('audit.refusal.failed');
  });
});
