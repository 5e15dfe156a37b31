import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverEntitlement } from '@/lib/server/services/entitlement-credential';
import { resealMailbox } from '@/lib/server/services/reseal';
import { type HouseholdLetter, zHouseholdLetter } from '@/lib/shared/schemas/credentials';
import { giveCard, type TestCard, testCard } from '../helpers/card';
import { ISSUER_KEYS, type Portal, startPortal } from '../helpers/portal';
import { publishRegisters, readMail } from '../helpers/read-card';

/** Chris claims; the income of partner Dewi counts. */
const ENTRY = 'seed-chris-1';
const NOW = new Date('2026-11-20T12:00:00Z');

let portal: Portal;
let cards: Record<'chris' | 'dewi' | 'bram', TestCard>;
beforeAll(async () => {
  portal = await startPortal();
  cards = {
    chris: await giveCard('chris', portal.db),
    dewi: await giveCard('dewi', portal.db),
    bram: await giveCard('bram', portal.db),
  };
});
afterAll(() => portal.stop());
beforeEach(async () => {
  await portal.db.mailboxItem.deleteMany();
});

const publish = () => publishRegisters(portal.db, NOW);
const itemsOf = (personId: string, kind: string) =>
  portal.db.mailboxItem.findMany({ where: { personId, kind }, orderBy: { cursor: 'asc' } });
const counts = async () => [
  (await itemsOf('chris', 'entitlement')).length,
  (await itemsOf('dewi', 'household')).length,
  await portal.db.mailboxItem.count({ where: { kind: 'household' } }),
];
async function opened(card: TestCard): Promise<{ text: string; letter: HouseholdLetter }> {
  const [item] = await itemsOf('dewi', 'household');
  if (!item) throw new Error('There is no letter.');
  const sealed = { enc: item.enc as `0x${string}`, ciphertext: item.ciphertext as `0x${string}` };
  const json = await card.openJson({ kind: 'household', sealed });
  return { text: JSON.stringify(json), letter: zHouseholdLetter.parse(json) };
}

describe('the letter to whose income counts in a household', () => {
  test('RG-110 comes to the partner’s card when the leaf is published, and tells what counts where', async () => {
    await publish();
    const { credentials, data } = await readMail('dewi', cards.dewi, portal.db);
    expect(credentials).toMatchObject([
      {
        ...{ kind: 'household', status: 'valid', entitlement: null, issuerName: 'Gemeente Voorbeeldstad (demo)' },
        household: { scheme: 'pw', from: 202607, sources: ['Buurtwinkel De Hoek'] },
      },
    ]);
    expect(data.messages.map(({ kind }) => kind)).toEqual(['household-told']);
    const [opening] = await itemsOf('chris', 'entitlement');
    expect((await itemsOf('dewi', 'household'))[0]?.retainUntil).toEqual(opening?.retainUntil);
  });

  test('RG-111 names nobody: neither the claimant, nor what stands in the claimant’s card', async () => {
    await publish();
    const { text, letter } = await opened(cards.dewi);
    expect(letter.credentialSubject.holder).toBe(cards.dewi.holder);
    const { displayName } = await portal.db.person.findUniqueOrThrow({ where: { id: 'chris' } });
    const { leafSalt, publishedLeaf } = await portal.db.registerEntry.findUniqueOrThrow({ where: { id: ENTRY } });
    const secret = ['chris', ...displayName.split(' '), ENTRY, cards.chris.holder.toString(), leafSalt];
    for (const part of [...secret, publishedLeaf ?? 'no leaf']) {
      expect(text.toLowerCase()).not.toContain(part.toLowerCase());
    }
    await expect(opened(cards.chris)).rejects.toThrow();
  });

  test('RG-112 comes once for an entry: another last month is another leaf, and no other letter', async () => {
    await publish();
    await publish();
    expect(await counts()).toEqual([1, 1, 1]);
    const { validUntil } = await portal.db.registerEntry.findUniqueOrThrow({ where: { id: ENTRY } });
    await portal.db.registerEntry.update({ where: { id: ENTRY }, data: { validUntil: validUntil - 1 } });
    await publish();
    expect(await counts()).toEqual([2, 1, 1]);
    const again = await Promise.all([1, 2, 3].map(() => deliverEntitlement(ENTRY, portal)));
    expect(again).toEqual([false, false, false]);
    expect(await counts()).toEqual([2, 1, 1]);
  });

  test.each(['entitlement', 'household'])(
    'RG-113 S-27 a kill before the %s lay in its mailbox loses nothing, and doubles nothing',
    async (kind) => {
      await publish();
      const [kept] = await itemsOf(
        kind === 'household' ? 'chris' : 'dewi',
        kind === 'household' ? 'entitlement' : 'household',
      );
      await portal.db.mailboxItem.deleteMany({ where: { kind } });
      // The root stands on the chain: the next turn of the publisher finds who was not told.
      await publish();
      expect(await counts()).toEqual([1, 1, 1]);
      expect(await portal.db.mailboxItem.count({ where: { id: kept?.id ?? '' } })).toBe(1);
    },
  );

  test('RG-114 is not sent before the root stands on the chain, nor to whoever else has a card', async () => {
    await portal.db.registerEntry.update({ where: { id: ENTRY }, data: { publishedLeaf: null } });
    expect(await deliverEntitlement(ENTRY, portal)).toBe(false);
    expect(await portal.db.mailboxItem.count()).toBe(0);
    await publish();
    expect(await itemsOf('bram', 'household')).toEqual([]);
    expect(await itemsOf('chris', 'household')).toEqual([]);
  });

  test('RG-115 is sealed anew when the partner’s card comes back with another key', async () => {
    await publish();
    const before = await opened(cards.dewi);
    const back = await testCard('dewi');
    await portal.db.card.update({ where: { personId: 'dewi' }, data: { encryptionKey: back.encryptionKey } });
    await resealMailbox('dewi', { db: portal.db, issuerKeys: ISSUER_KEYS });
    expect((await opened(back)).letter).toEqual(before.letter);
    await expect(opened(cards.dewi)).rejects.toThrow();
    expect(await counts()).toEqual([1, 1, 1]);
  });
});
