import { afterAll, beforeAll, expect, test } from 'vitest';
import { modeGroups } from '@/lib/server/repositories/figures';
import { listPeople } from '@/lib/server/repositories/people';
import { discloseModes } from '@/lib/shared/domain/disclosure-modes';
import { seedClients } from '@/prisma/seed-clients';
import { type Portal, startPortal } from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

test('SEED-20 a demo’s municipality has choices that may be shown, of people whom nobody plays, however often it starts', async () => {
  const { db } = portal;
  const played = await listPeople(db);
  await seedClients(db);
  const entries = await db.registerEntry.count();
  await seedClients(db);
  expect(await db.registerEntry.count()).toBe(entries);
  expect(await listPeople(db)).toEqual(played);
  const [stad] = await modeGroups(1, 202609, new Date(Date.UTC(2026, 9, 1)), db);
  if (!stad) throw new Error('The municipality has clients.');
  expect(discloseModes(stad, 202609)).toMatchObject({ automatic: { value: 20 }, oneClick: { value: 10 } });
});
