import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLines, auditPage, auditQuery } from '@/lib/server/services/audit-log';
import { AUDIT_PAGE_SIZE, type AuditQuery } from '@/lib/shared/schemas/audit-api';
import { type Portal, startPortal } from '../helpers/portal';

let portal: Portal;
const ALL: AuditQuery = { action: null, staffId: null, day: null, before: null, after: null };
const COUNT = AUDIT_PAGE_SIZE * 2 + 10;
beforeAll(async () => {
  portal = await startPortal();
  await portal.db.auditEvent.createMany({
    data: Array.from({ length: COUNT }, (_, i) => ({
      at: new Date(Date.UTC(2026, 9, 1) + i * 3_600_000),
      staffId: i % 3 === 0 ? 'a' : 'b',
      staffName: i % 3 === 0 ? 'Account A' : 'Account B',
      role: 'uwv',
      action: i % 2 === 0 ? 'register.added' : 'access.refused',
      data: { scheme: 2, rows: i },
    })),
  });
});
afterAll(() => portal.stop());

const page = (query: Partial<AuditQuery>) => auditPage({ ...ALL, ...query }, portal.db);
const rowsOf = ({ lines }: Awaited<ReturnType<typeof auditPage>>) => lines.map(({ data }) => data.rows);

describe('the auditor’s log', () => {
  test('AUD-20 is read page by page, newest first, there and back again', async () => {
    const first = await page({});
    expect([first.total, first.newer]).toEqual([COUNT, null]);
    expect(rowsOf(first)[0]).toBe(COUNT - 1);
    const second = await page({ before: first.older });
    const third = await page({ before: second.older });
    expect([third.lines.length, third.older]).toEqual([10, null]);
    expect([...rowsOf(first), ...rowsOf(second), ...rowsOf(third)]).toEqual(
      Array.from({ length: COUNT }, (_, i) => COUNT - 1 - i),
    );
    const back = await page({ after: third.newer });
    expect(rowsOf(back)).toEqual(rowsOf(second));
    expect(rowsOf(await page({ after: back.newer }))).toEqual(rowsOf(first));
    expect((await page({ after: back.newer })).newer).toBeNull();
  });

  test('AUD-21 asks for an action, an account and a day of the Netherlands, together', async () => {
    expect((await page({ action: 'access.refused' })).total).toBe(COUNT / 2);
    expect((await page({ staffId: 'a' })).total).toBe(Math.ceil(COUNT / 3));
    // From 22:00 UTC of the day before, in summer time.
    expect(rowsOf(await page({ day: '2026-10-02' })).at(-1)).toBe(22);
    expect((await page({ day: '2026-10-02' })).total).toBe(24);
    expect((await page({ day: '2026-10-02', staffId: 'a', action: 'register.added' })).total).toBe(4);
    expect(await page({ day: '2020-01-01' })).toMatchObject({ total: 0, lines: [], older: null, newer: null });
  });

  test('AUD-22 takes of an address what is a question, and nothing else', () => {
    const of = (address: string) => auditQuery((name) => new URLSearchParams(address).get(name));
    expect(of('actie=access.refused&account=x&dag=2026-10-02&voor=12')).toEqual({
      ...{ action: 'access.refused', staffId: 'x', day: '2026-10-02', before: '12', after: null },
    });
    expect(of("actie=nothing&account=&dag=2026-99-99&voor=1'--&na=-1")).toEqual(ALL);
  });

  test('AUD-23 as a file holds every line that was asked for', async () => {
    const batches: number[] = [];
    for await (const lines of auditLines({ ...ALL, action: 'register.added' }, portal.db)) batches.push(lines.length);
    expect(batches).toEqual([COUNT / 2]);
  });
});
