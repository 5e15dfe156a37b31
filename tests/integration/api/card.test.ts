import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { POST as bindRoute } from '@/app/api/card/bind/route';
import { POST as challengeRoute } from '@/app/api/card/challenge/route';
import { POST as consentRoute } from '@/app/api/card/consent/route';
import { GET as cardRoute } from '@/app/api/card/route';
import { POST as issueRoute } from '@/app/api/issuer/statements/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { deliverEntitlement } from '@/lib/server/services/entitlement-credential';
import { bindContext } from '@/lib/shared/protocol/context';
import { zCardState, zMailbox } from '@/lib/shared/schemas/citizen-api';
import { zEntitlementCredential } from '@/lib/shared/schemas/credentials';
import { giveCard, holderProof, stopProver, type TestCard, testCard } from '../helpers/card';
import {
  type Answer,
  AUDIENCE,
  call,
  captureLog,
  citizenCookie,
  ISSUER_KEYS,
  type Portal,
  rowCounts,
  STAFF_PASSWORD,
  staffCookie,
  startPortal,
} from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(async () => {
  await stopProver();
  await portal.stop();
});
afterEach(async () => {
  await portal.db.mailboxItem.deleteMany();
  await portal.db.statement.deleteMany();
  await portal.db.card.deleteMany();
  await portal.db.cardChallenge.deleteMany();
  await portal.db.consent.deleteMany();
});

async function challengeFor(personId: string): Promise<`0x${string}`> {
  return (await call(challengeRoute, { method: 'POST', cookie: await citizenCookie(personId) })).body.challenge;
}

type Bind = { audience?: string; proofChallenge?: `0x${string}`; change?: object };

async function bind(personId: string, card: TestCard, challenge: `0x${string}`, options: Bind = {}): Promise<Answer> {
  const { audience = AUDIENCE, proofChallenge = challenge, change = {} } = options;
  const { holder, encryptionKey } = card;
  const proof = await holderProof(card.secret, bindContext(audience, proofChallenge, encryptionKey));
  const json = { holder: holder.toString(), encryptionKey, challenge, proof, ...change };
  return call(bindRoute, { method: 'POST', cookie: await citizenCookie(personId), json });
}

const mailOf = async (personId: string, query = '') =>
  zMailbox.parse(
    (await call(mailboxRoute, { cookie: await citizenCookie(personId), path: `/api/mailbox${query}` })).body,
  );
const issue = async (desk: string, personId: string, net = '1180,00', period = 202610) =>
  call(issueRoute, {
    method: 'POST',
    cookie: await staffCookie(`loket@${desk}.example`, portal.db),
    json: { personId, period, gross: '1400', net },
  });

describe('binding a card', () => {
  test('a proof of the secret binds the card; the same card again is a success', async () => {
    const card = await testCard('amina');
    const answer = await bind('amina', card, await challengeFor('amina'));
    expect(answer.status).toBe(200);
    expect(zCardState.parse(answer.body)).toMatchObject({ holder: card.holder, encryptionKey: card.encryptionKey });
    expect((await bind('amina', card, await challengeFor('amina'))).status).toBe(200);
    expect(await portal.db.card.count()).toBe(1);
  });

  test('S-28 a challenge works once, in time, for the person it was made for', async () => {
    const card = await testCard('amina');
    const used = await challengeFor('amina');
    await bind('amina', card, used);
    expect((await bind('amina', card, used)).code).toBe('CHALLENGE_EXPIRED');
    const others = await challengeFor('bram');
    expect((await bind('amina', card, others)).code).toBe('CHALLENGE_EXPIRED');
    const unknown = `0x${randomBytes(32).toString('hex')}` as const;
    expect((await bind('amina', card, unknown)).code).toBe('CHALLENGE_EXPIRED');
    const late = await challengeFor('amina');
    await portal.db.cardChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await bind('amina', card, late)).code).toBe('CHALLENGE_EXPIRED');
  });

  test.each([
    ['for another challenge', { proofChallenge: `0x${'1'.repeat(64)}` }],
    ['for another portal', { audience: 'https://evil.example' }],
    ['for another holder', { change: { holder: '12345' } }],
    ['with coordinates off the curve', { change: { proof: ['1', '1', '1', '1', '1', '1', '1', '1'] } }],
    ['of zeros', { change: { proof: ['0', '0', '0', '0', '0', '0', '0', '0'] } }],
  ] as [string, Bind][])('S-28 a proof %s is refused and uses its challenge up', async (_name, options) => {
    const card = await testCard('amina');
    const challenge = await challengeFor('amina');
    expect((await bind('amina', card, challenge, options)).code).toBe('HOLDER_PROOF_INVALID');
    expect((await bind('amina', card, challenge)).code).toBe('CHALLENGE_EXPIRED');
    expect(await portal.db.card.count()).toBe(0);
  });

  test('S-09 a proof does not hold for another encryption key', async () => {
    const [card, thief] = [await testCard('amina'), await testCard('amina')];
    const change = { encryptionKey: thief.encryptionKey };
    const answer = await bind('amina', card, await challengeFor('amina'), { change });
    expect(answer.code).toBe('HOLDER_PROOF_INVALID');
  });

  test.each(['0x', '0x04', `0x04${'11'.repeat(64)}`, `0x02${'11'.repeat(64)}`])(
    '%s is no encryption key',
    async (key) => {
      const card = await testCard('amina');
      const change = { encryptionKey: key };
      expect((await bind('amina', card, await challengeFor('amina'), { change })).code).toBe('INPUT_MALFORMED');
    },
  );

  test('one holder is one person’s, and one person’s holder stays', async () => {
    const card = await testCard('amina');
    await bind('amina', card, await challengeFor('amina'));
    expect((await bind('bram', card, await challengeFor('bram'))).code).toBe('HOLDER_TAKEN');
    const other = await testCard('bram');
    expect((await bind('amina', other, await challengeFor('amina'))).code).toBe('HOLDER_MISMATCH');
    expect(await portal.db.card.findMany({ select: { personId: true, holder: true } })).toEqual([
      { personId: 'amina', holder: card.holder.toString() },
    ]);
  });

  test('two people who bind one holder at once: one of them', async () => {
    const card = await testCard('amina');
    const [a, b] = [await challengeFor('amina'), await challengeFor('bram')];
    const answers = await Promise.all([bind('amina', card, a), bind('bram', card, b)]);
    expect(answers.map(({ code }) => code ?? 'bound').sort()).toEqual(['HOLDER_TAKEN', 'bound']);
    expect(await portal.db.card.count()).toBe(1);
  });

  test('what waited is sealed when the card is bound; another key of the same card gets it sealed anew', async () => {
    await issue('vlotrit', 'amina');
    expect((await mailOf('amina')).items).toEqual([]);
    const card = await testCard('amina');
    await bind('amina', card, await challengeFor('amina'));
    const [item] = (await mailOf('amina')).items;
    if (!item) throw new Error('nothing was delivered');
    expect((await card.open(item)).credentialSubject).toMatchObject({ netCents: 118000n, holder: card.holder });
    const newKey = await testCard('amina');
    await expect(newKey.open(item)).rejects.toThrow();
    await bind('amina', newKey, await challengeFor('amina'));
    const [again] = (await mailOf('amina')).items;
    if (!again) throw new Error('nothing was sealed anew');
    expect(again.id).toBe(item.id);
    expect((await newKey.open(again)).credentialSubject).toMatchObject({ netCents: 118000n });
    await expect(card.open(again)).rejects.toThrow();
  });
});

describe('mailbox', () => {
  test('waiting ends when a statement arrives', async () => {
    await giveCard('amina', portal.db);
    const startedAt = performance.now();
    const waiting = mailOf('amina', '?wait=20');
    setTimeout(() => void issue('vlotrit', 'amina'), 300);
    const { items, cursor } = await waiting;
    expect(items).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect((await mailOf('amina', `?after=${cursor}`)).items).toEqual([]);
  });

  test.each([
    ['a navigation by a link', { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }],
    ['a navigation from the address bar', { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }],
    ['another site', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' }],
    ['another origin of this site', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'same-site' }],
  ])('%s collects nothing; the card does', async (_name, headers) => {
    await giveCard('amina', portal.db);
    await issue('vlotrit', 'amina');
    const cookie = await citizenCookie('amina');
    const collected = () => portal.db.mailboxItem.count({ where: { collectedAt: { not: null } } });
    expect((await call(mailboxRoute, { cookie, headers })).code).toBe('INPUT_MALFORMED');
    expect(await collected()).toBe(0);
    const own = { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' };
    expect((await call(mailboxRoute, { cookie, headers: own })).body.items).toHaveLength(1);
    expect(await collected()).toBe(1);
  });

  test('without mail it answers after the wait, and right away when the card hangs up', async () => {
    await giveCard('bram', portal.db);
    const cookie = await citizenCookie('bram');
    const startedAt = performance.now();
    expect((await mailOf('bram', '?wait=1')).items).toEqual([]);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    const abort = new AbortController();
    const waiting = call(mailboxRoute, { cookie, path: '/api/mailbox?wait=25', signal: abort.signal });
    setTimeout(() => abort.abort(), 200);
    const abortedAt = performance.now();
    await waiting;
    expect(performance.now() - abortedAt).toBeLessThan(5_000);
  });

  test('a partner’s statement reaches the claimant’s card with the partner’s consent, and not without', async () => {
    const [chris, dewi] = [await giveCard('chris', portal.db), await giveCard('dewi', portal.db)];
    await issue('dehoek', 'dewi', '600');
    expect((await mailOf('chris')).items).toEqual([]);
    expect((await mailOf('dewi')).items).toHaveLength(1);
    const consent = async (given: boolean) =>
      call(consentRoute, { method: 'POST', cookie: await citizenCookie('dewi'), json: { version: '1', given } });
    expect((await consent(true)).body.sharingConsent.version).toBe('1');
    const [shared] = (await mailOf('chris')).items;
    if (!shared) throw new Error('nothing was shared');
    const { credentialSubject } = await chris.open(shared);
    expect(credentialSubject).toMatchObject({ holder: dewi.holder, netCents: 60000n });
    await issue('dehoek', 'dewi', '610', 202609);
    expect((await consent(false)).body.sharingConsent).toBeNull();
    // What the partner's card holds already cannot be taken back; what it has not collected is.
    expect((await mailOf('chris')).items.map(({ id }) => id)).toEqual([shared.id]);
    expect((await mailOf('dewi')).items).toHaveLength(2);
  });

  test('a partner’s statement does not reach the partner of nobody: bram sees none of it', async () => {
    await Promise.all(['chris', 'dewi', 'bram'].map((person) => giveCard(person, portal.db)));
    await call(consentRoute, {
      method: 'POST',
      cookie: await citizenCookie('dewi'),
      json: { version: '1', given: true },
    });
    await issue('dehoek', 'dewi');
    expect((await mailOf('bram')).items).toEqual([]);
  });

  test('the opening of a published leaf is delivered once, with each source and whose it is', async () => {
    const [chris, dewi] = [await giveCard('chris', portal.db), await giveCard('dewi', portal.db)];
    const entryId = 'seed-chris-1';
    expect(await deliverEntitlement(entryId, { db: portal.db })).toBe(false);
    await portal.db.registerEntry.update({ where: { id: entryId }, data: { leafIndex: 3, publishedLeaf: '99' } });
    const delivered = await Promise.all([1, 2, 3].map(() => deliverEntitlement(entryId, { db: portal.db })));
    expect(delivered.filter(Boolean)).toHaveLength(1);
    const [item] = (await mailOf('chris')).items;
    if (!item) throw new Error('nothing was delivered');
    const { credentialSubject } = zEntitlementCredential.parse(
      JSON.parse(JSON.stringify(await chris.open(item), (_k, v) => (typeof v === 'bigint' ? v.toString() : v))),
    );
    expect(credentialSubject).toMatchObject({ holder: chris.holder, leafIndex: 3, scheme: 1, region: 9001 });
    expect(credentialSubject.sources.map(({ issuerId, of, holder }) => [issuerId, of, holder])).toEqual([
      ['ridehail', 'self', chris.holder],
      ['winkel', 'partner', dewi.holder],
    ]);
  });
});

describe('secrets', () => {
  test('S-34 neither log nor database holds a signing key, a password, a card’s secret or an opened statement', async () => {
    const card = await testCard('amina');
    const output = await captureLog(async () => {
      await bind('amina', card, await challengeFor('amina'));
      await issue('vlotrit', 'amina', '1180,37');
      await call(cardRoute, { cookie: await citizenCookie('amina') });
    });
    const secrets = [
      ...Object.values(ISSUER_KEYS).map((key) => key.slice(2)),
      STAFF_PASSWORD,
      card.secret.toString(),
      card.secret.toString(16),
      process.env.NEXTAUTH_SECRET ?? '',
    ];
    const tables = Object.keys(await rowCounts(portal.db));
    const dumps = await Promise.all(
      tables.map((name) => portal.db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`)),
    );
    const stored = dumps
      .flat()
      .map(({ row }) => row)
      .join('\n');
    expect(stored).toContain(card.holder.toString());
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(output.includes(secret)).toBe(false);
      expect(stored.includes(secret)).toBe(false);
    }
    expect(output).not.toMatch(/118037|1180,37/);
    expect(output).not.toContain(card.holder.toString());
  });
});
