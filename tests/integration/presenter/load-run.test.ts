import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as growthRoute } from '@/app/api/presenter/growth/route';
import { POST as peopleRoute } from '@/app/api/presenter/load/people/route';
import { POST as statementsRoute } from '@/app/api/presenter/load/statements/route';
import { runtimeConfig } from '@/lib/server/env';
import { prepareRegister } from '@/lib/server/registers/leaves';
import { RegisterMemory } from '@/lib/server/registers/register-memory';
import { registerEntries } from '@/lib/server/repositories/register-publication';
import { demoPeople } from '@/lib/server/services/demo';
import { publicConfig } from '@/lib/server/services/public-config';
import { sourceIssuers } from '@/lib/server/services/register-desk-household';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { zImportResult } from '@/lib/shared/schemas/issuer-api';
import { loadNumber } from '@/lib/shared/schemas/load-run-api';
import { zGrowth } from '@/lib/shared/schemas/presenter-api';
import { readPrepared } from '@/scripts/scale/archive';
import { loadPeople } from '@/scripts/scale/enrol';
import { SCALE_REGION, SCALE_SCHEME } from '@/scripts/scale/plan';
import { call, type Portal, startPortal } from '../helpers/portal';
import { waitUntil } from '../helpers/wait-until';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const STAGE = 'voorzien.localhost:3000';
const post = (route: typeof peopleRoute, body: unknown, host = STAGE) =>
  call(route, { method: 'POST', headers: { host }, json: body });
const growth = async () => zGrowth.parse((await call(growthRoute, { headers: { host: STAGE } })).body);

describe('the people of a load run', () => {
  test('SC-09 stand in a register of their own, in the order of the plan, and once', async () => {
    for (let again = 0; again < 2; again++) expect((await post(peopleRoute, await loadPeople())).status).toBe(202);
    const key = { scheme: SCALE_SCHEME, region: SCALE_REGION };
    const entries = await registerEntries(key);
    const { root, claims } = readPrepared();
    expect(entries).toHaveLength(claims.length);
    expect(prepareRegister(key, entries, 0, new Date(), new RegisterMemory())?.root).toBe(root);
  });

  test('SC-09 are nobody’s: not to be played, and their employers on no desk’s or card’s list', async () => {
    const { people } = await demoPeople(portal.db);
    expect(people.some(({ id }) => id.startsWith('load-'))).toBe(false);
    const desk = { key: 'pw', scheme: SCALE_SCHEME, region: DEMO_REGIONS.voorbeeldstad } as const;
    const issuers = await sourceIssuers(desk, portal.db);
    expect(issuers.length).toBeGreaterThan(0);
    const published = await publicConfig({ db: portal.db, config: runtimeConfig() });
    for (const { id } of [...issuers, ...published.issuers]) expect(id).not.toContain('load-run');
  });

  test('SC-09 get a statement of their own employer, signed and sealed into the mailbox', async () => {
    const before = await growth();
    const send = async (csv: string, commit: boolean) =>
      zImportResult.parse((await post(statementsRoute, { employer: 'load-run-0', csv, commit })).body);
    const mine = `${loadNumber(0)};202610;1400,00;1180,00`;
    expect((await send(`${loadNumber(1)};202610;1400,00;1180,00`, true)).rows[0]?.errorCode).toBe(
      'PERSON_NOT_EMPLOYED',
    );
    expect((await send(mine, true)).committed).toBe(true);
    await waitUntil('the statement', async () => (await growth()).statements === before.statements + 1);
    expect((await send(mine, false)).rows[0]?.errorCode).toBe('STATEMENT_EXISTS');
  });

  test('SC-09 keep their places: other people in the same places, and a key that no card could have, are refused', async () => {
    const body = await loadPeople();
    const [first, second, ...rest] = body.people as readonly { holder: string }[];
    const swapped = { ...body, people: [second, first, ...rest] };
    expect((await post(peopleRoute, swapped)).code).toBe('INPUT_MALFORMED');
    expect((await post(peopleRoute, { ...body, encryptionKey: '0x' })).status).toBe(400);
    expect((await post(peopleRoute, body)).status).toBe(202);
  });

  test('SC-09 are made by the stage and the demo’s own address alone', async () => {
    const body = await loadPeople();
    expect((await post(peopleRoute, body, 'amina.voorzien.localhost:3000')).status).toBe(404);
    expect((await post(statementsRoute, { employer: 'ridehail', csv: '1', commit: true })).status).toBe(400);
  });
});
