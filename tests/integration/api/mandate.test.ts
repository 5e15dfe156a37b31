import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as consentRoute } from '@/app/api/card/consent/route';
import { GET as cardRoute } from '@/app/api/card/route';
import { zCardState } from '@/lib/shared/schemas/citizen-api';
import { call, citizenCookie, type Portal, startPortal } from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(async () => {
  await portal.db.consent.deleteMany();
});

const consent = async (json: object) =>
  call(consentRoute, { method: 'POST', cookie: await citizenCookie('amina'), json });
const onRecord = async () =>
  zCardState.parse((await call(cardRoute, { cookie: await citizenCookie('amina') })).body).sharingConsent;
const rows = async () =>
  (await portal.db.consent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(({ version, given, mode }) => [
    version,
    given,
    mode,
  ]);

describe('the mandate on record', () => {
  test('MODE-10 goes with consent, line by line: what was said is never changed', async () => {
    const first = await consent({ version: '1', given: true, mode: 'one-click' });
    const { givenAt } = first.body.sharingConsent as { givenAt: string };
    await consent({ version: '1', given: true, mode: 'automatic' });
    await consent({ version: '1', given: true, mode: 'automatic' });
    expect(await onRecord()).toMatchObject({ version: '1', mode: 'automatic', givenAt });
    const [, second] = await portal.db.consent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    expect((await onRecord())?.modeAt).toBe(second?.at.toISOString());
    await consent({ version: '1', given: false, mode: 'automatic' });
    expect(await onRecord()).toBeNull();
    expect(await rows()).toEqual([
      ['1', true, 'one-click'],
      ['1', true, 'automatic'],
      ['1', true, 'automatic'],
      ['1', false, 'automatic'],
    ]);
  });

  test('MODE-11 a card of before, which names no mode, keeps working; the mandate of before stays on record', async () => {
    await consent({ version: '1', given: true });
    expect(await onRecord()).toMatchObject({ version: '1', mode: null, modeAt: null });
    await consent({ version: '1', given: true, mode: 'off' });
    await consent({ version: '1', given: true });
    expect(await onRecord()).toMatchObject({ mode: 'off' });
    // A text of another meaning is another consent: no mandate comes over from the one before.
    await consent({ version: '2', given: true });
    expect(await onRecord()).toMatchObject({ version: '2', mode: null });
  });

  test('MODE-12 a mode of no list is refused, and nothing is written', async () => {
    expect((await consent({ version: '1', given: true, mode: 'always' })).code).toBe('INPUT_MALFORMED');
    expect(await rows()).toEqual([]);
  });
});
