import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as growthRoute } from '@/app/api/presenter/growth/route';
import { zGrowth } from '@/lib/shared/schemas/presenter-api';
import { call, type Portal, startPortal } from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const ask = (host: string) => call(growthRoute, { headers: { host } });
const growth = async () => zGrowth.parse((await ask('voorzien.localhost:3000')).body);

test('SC-07 a load run is told what the index wrote, and how large the database is', async () => {
  const before = await growth();
  expect(before.databaseBytes).toBeGreaterThan(1_000_000);
  const place = { chain: 'payout', blockNumber: 1n, txHash: '0x1', timestampSec: 1n };
  await portal.db.noteEvent.createMany({
    data: [0, 1, 2].map((logIndex) => ({
      ...place,
      logIndex,
      ...{ nullifierClass: 1, nullifier: `${logIndex}`, note: '1', capCents: 1n, trancheId: 1n },
    })),
  });
  await portal.db.leafQueuedEvent.create({ data: { ...place, logIndex: 3, batch: 1n, leaf: '1' } });
  const after = await growth();
  expect(after.notes - before.notes).toBe(3);
  expect(after.rows - before.rows).toBe(4);
  expect(after.claims).toBe(before.claims);
});

test('SC-07 nobody but the stage and the demo’s own address is told', async () => {
  expect((await ask('amina.voorzien.localhost:3000')).status).toBe(404);
  expect((await ask('evil.example:3000')).status).toBe(404);
});
