import { keccak256, stringToHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { createSiweMessage } from 'viem/siwe';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as nonceRoute } from '@/app/api/auth-nonce/route';
import { GET as demoPeopleRoute, POST as newPersonRoute } from '@/app/api/demo/people/route';
import { GET as demoStaffRoute } from '@/app/api/demo/staff/route';
import { issueSignInNonce, signInCitizen } from '@/lib/server/auth/citizen-sign-in';
import { hashPassword, verifyPassword } from '@/lib/server/auth/passwords';
import { signInStaff } from '@/lib/server/auth/staff-sign-in';
import { runtimeConfig } from '@/lib/server/env';
import { createEntry } from '@/lib/server/repositories/registers';
import { zDemoPeople, zDemoPersonCreated } from '@/lib/shared/schemas/citizen-api';
import { SIWE_STATEMENTS, zDemoStaff, zSignInNonce } from '@/lib/shared/schemas/sign-in';
import { seed } from '@/prisma/seed';
import { call, ISSUER_KEYS, type Portal, rowCounts, STAFF_PASSWORD, startPortal } from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const wallet = privateKeyToAccount(keccak256(stringToHex('voorzien.tests.wallet')));
const now = () => new Date();
const nonce = async (): Promise<string> => zSignInNonce.parse((await call(nonceRoute)).body).nonce;

type Message = Parameters<typeof createSiweMessage>[0];
async function attempt(change: Partial<Message> = {}, person = 'amina', signer = wallet) {
  const issuedAt = now();
  const message = createSiweMessage({
    address: wallet.address,
    chainId: 31339,
    domain: 'localhost:3000',
    nonce: await nonce(),
    uri: 'http://localhost:3000',
    version: '1',
    statement: SIWE_STATEMENTS.nl,
    issuedAt,
    expirationTime: new Date(issuedAt.getTime() + 300_000),
    ...change,
  });
  return { personId: person, message, signature: await signer.signMessage({ message }) };
}
const signIn = (input: unknown, config = runtimeConfig()) =>
  signInCitizen(input, { db: portal.db, config, now: now() });
const refused = { code: 'SIGN_IN_FAILED' };

describe('citizens', () => {
  test('a person is signed in by a message of this portal; nothing of the wallet is stored', async () => {
    const input = await attempt();
    expect(await signIn(input)).toEqual({ id: 'amina' });
    const rows = await portal.db.signInNonce.findMany();
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(wallet.address.slice(2));
    expect(stored).not.toContain(input.signature.slice(2, 40));
  });

  test('a message is good once, also when it is sent twice at the same moment', async () => {
    const input = await attempt();
    const results = await Promise.allSettled([signIn(input), signIn(input), signIn(input)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signIn(input)).rejects.toMatchObject(refused);
  });

  test.each([
    ['another domain', { domain: 'evil.example' }],
    ['another address of the portal', { uri: 'http://localhost:3001' }],
    ['another chain', { chainId: 1 }],
    ['another statement', { statement: 'I give everything away.' }],
    ['a nonce that was never given', { nonce: 'abcdefghijklmnop' }],
    ['no end', { expirationTime: undefined }],
    ['an end too far off', { expirationTime: new Date(Date.now() + 3600_000) }],
    ['an end that passed', { expirationTime: new Date(Date.now() - 1000) }],
    ['a start to come', { notBefore: new Date(Date.now() + 600_000) }],
    ['an issue date to come', { issuedAt: new Date(Date.now() + 600_000) }],
  ] as [string, Partial<Message>][])('%s: refused', async (_name, change) => {
    await expect(signIn(await attempt(change))).rejects.toMatchObject(refused);
  });

  test.each(['voorzien.localhost:3000', 'amina.voorzien.localhost:3000'])(
    'STG-05 in a demo %s is this portal too, and nowhere else',
    async (domain) => {
      const own = { domain, uri: `http://${domain}` };
      expect(await signIn(await attempt(own))).toEqual({ id: 'amina' });
      await expect(signIn(await attempt({ domain, uri: 'http://localhost:3000' }))).rejects.toMatchObject(refused);
      await expect(signIn(await attempt({ uri: own.uri }))).rejects.toMatchObject(refused);
      await expect(signIn(await attempt(own), { ...runtimeConfig(), demo: false })).rejects.toMatchObject(refused);
    },
  );

  test('another wallet’s signature, an unknown person and outside the demo: refused', async () => {
    const stranger = privateKeyToAccount(keccak256(stringToHex('voorzien.tests.stranger')));
    await expect(signIn(await attempt({}, 'amina', stranger))).rejects.toMatchObject(refused);
    await expect(signIn(await attempt({}, 'nobody'))).rejects.toMatchObject(refused);
    await expect(signIn(await attempt(), { ...runtimeConfig(), demo: false })).rejects.toMatchObject(refused);
    await expect(signIn({})).rejects.toMatchObject(refused);
  });

  test('expired nonces are forgotten, once a minute at most', async () => {
    const ask = (at: Date) => issueSignInNonce({ db: portal.db, now: at });
    const start = Date.now() + 3600_000;
    const at = (seconds: number) => new Date(start + seconds * 1000);
    await ask(at(0));
    const old = { nonce: 'longago', expiresAt: at(-1) };
    await portal.db.signInNonce.create({ data: old });
    await ask(at(30));
    expect(await portal.db.signInNonce.findUnique({ where: { nonce: old.nonce } })).not.toBeNull();
    await ask(at(61));
    expect(await portal.db.signInNonce.findUnique({ where: { nonce: old.nonce } })).toBeNull();
  });

  test('an expired nonce is refused', async () => {
    const input = await attempt();
    await portal.db.signInNonce.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    await expect(signIn(input)).rejects.toMatchObject(refused);
  });
});

describe('staff', () => {
  const email = 'loket@vlotrit.example';
  const staff = (input: unknown, at = now()) => signInStaff(input, { db: portal.db, now: at });
  beforeEach(() => portal.db.signInAttempt.deleteMany());

  test('the right password signs in; case and blanks around the address do not matter', async () => {
    expect(await staff({ email: ` ${email.toUpperCase()} `, password: STAFF_PASSWORD })).toMatchObject({
      role: 'issuer',
    });
    expect(await portal.db.signInAttempt.count()).toBe(0);
  });

  test('a wrong password and an unknown address answer alike', async () => {
    await expect(staff({ email, password: 'wrong' })).rejects.toMatchObject(refused);
    await expect(staff({ email: 'no@body.example', password: STAFF_PASSWORD })).rejects.toMatchObject(refused);
    await expect(staff({ email, password: 'x'.repeat(10_000) })).rejects.toMatchObject(refused);
  });

  test('after five attempts even the right password waits, for that address alone', async () => {
    const wrong = Array.from({ length: 5 }, () => staff({ email, password: 'wrong' }).catch(() => undefined));
    await Promise.all(wrong);
    await expect(staff({ email, password: STAFF_PASSWORD })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(staff({ email: 'loket@dehoek.example', password: STAFF_PASSWORD })).resolves.toBeDefined();
    const later = new Date(Date.now() + 6 * 60_000);
    await expect(staff({ email, password: STAFF_PASSWORD }, later)).resolves.toMatchObject({ role: 'issuer' });
  });

  test('wrong passwords slow an account down and do not lock it', async () => {
    const start = Date.now();
    const at = (seconds: number) => new Date(start + seconds * 1000);
    for (let count = 0; count < 5; count++) await expect(staff({ email, password: 'wrong' }, at(0))).rejects.toThrow();
    const limited = { code: 'RATE_LIMITED' };
    await expect(staff({ email, password: 'wrong' }, at(29))).rejects.toMatchObject(limited);
    // What is refused without a look does not make the wait longer.
    await expect(staff({ email, password: 'wrong' }, at(31))).rejects.toMatchObject(refused);
    await expect(staff({ email, password: STAFF_PASSWORD }, at(90))).rejects.toMatchObject(limited);
    // Twice at once: one of them is looked at.
    const twice = [1, 2].map(() => staff({ email, password: 'wrong' }, at(92)).catch(({ code }) => code));
    expect((await Promise.all(twice)).sort()).toEqual(['RATE_LIMITED', 'SIGN_IN_FAILED']);
    await expect(staff({ email, password: STAFF_PASSWORD }, at(151))).rejects.toMatchObject(limited);
    await expect(staff({ email, password: STAFF_PASSWORD }, at(153))).resolves.toMatchObject({ role: 'issuer' });
    expect(await portal.db.signInAttempt.count()).toBe(0);
  });

  test('no more than twenty sign-ins wait for their turn; who is sent away has made no attempt', async () => {
    const emails = Array.from({ length: 25 }, (_, index) => `nobody${index}@example.nl`);
    const codes = await Promise.all(
      emails.map((address) => staff({ email: address, password: 'wrong' }).catch(({ code }) => code)),
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(3);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(22);
    expect(await portal.db.signInAttempt.count()).toBe(22);
    await expect(staff({ email, password: STAFF_PASSWORD })).resolves.toMatchObject({ role: 'issuer' });
  });

  test('hashes have salts of their own and no password leads to a broken one', async () => {
    const [a, b] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(a).not.toBe(b);
    expect(await verifyPassword('same', a)).toBe(true);
    expect(await verifyPassword('other', a)).toBe(false);
    expect(await verifyPassword('', 'plain text')).toBe(false);
  });
});

describe('the demo', () => {
  test('people and staff can be chosen; a second seeding changes nothing', async () => {
    const { people } = zDemoPeople.parse((await call(demoPeopleRoute)).body);
    expect(people.slice(0, 3).map(({ id, demoWallet }) => [id, demoWallet])).toEqual([
      ['amina', 'amina'],
      ['bram', 'bram'],
      ['chris', 'chris'],
    ]);
    const { staff } = zDemoStaff.parse((await call(demoStaffRoute)).body);
    expect(staff).toHaveLength(16);
    const read = async () => ({
      counts: await rowCounts(portal.db),
      entries: await portal.db.registerEntry.findMany({ orderBy: { id: 'asc' } }),
      accounts: await portal.db.staffAccount.findMany({ orderBy: { id: 'asc' } }),
    });
    const before = await read();
    await seed({ db: portal.db, issuerKeys: ISSUER_KEYS, staffPassword: STAFF_PASSWORD });
    expect(await read()).toEqual(before);
  });

  const couple = {
    scheme: 'pw',
    region: 9001,
    normClass: 1,
    disregardClass: 0,
    knownBenefitCents: '0',
    employers: ['ridehail'],
    partnerEmployer: 'winkel',
  };

  test('a new household has a leaf to publish, employers, and a partner who agreed', async () => {
    const answer = await call(newPersonRoute, { method: 'POST', json: couple });
    const { personId, partnerId } = zDemoPersonCreated.parse(answer.body);
    const entry = await portal.db.registerEntry.findFirstOrThrow({ where: { personId }, include: { sources: true } });
    expect(entry.sources.map((source) => [source.issuerId, source.personId])).toEqual([
      ['ridehail', personId],
      ['winkel', partnerId],
    ]);
    expect(BigInt(entry.leafSalt)).toBeGreaterThan(1n << 90n);
    expect(await portal.db.consent.count({ where: { personId: partnerId ?? '', given: true } })).toBe(1);
  });

  test('a source that an entry names twice is refused, nothing written; two people of one employer are two', async () => {
    const enrol = (people: readonly string[]) =>
      createEntry(
        {
          ...{ scheme: 1, region: 9001, personId: 'amina', normClass: 0, disregardClass: 0, knownBenefitCents: 0n },
          ...{ validFrom: 202601, validUntil: 202612, leafSalt: '1' },
          sources: people.map((personId) => ({ issuerId: 'ridehail', personId })),
        },
        portal.db,
      );
    const before = await rowCounts(portal.db);
    await expect(enrol(['amina', 'amina'])).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
    expect(await rowCounts(portal.db)).toEqual(before);
    const id = await enrol(['amina', 'bram']);
    expect(await portal.db.registerSource.count({ where: { entryId: id } })).toBe(2);
    await portal.db.registerEntry.delete({ where: { id } });
  });

  test.each([
    ['an unknown employer', { employers: ['nobody'] }],
    ['an agency as employer', { employers: ['voorbeeldstad'] }],
    ['a region that does not decide the scheme', { region: 0 }],
    ['three sources', { employers: ['ridehail', 'winkel'] }],
    ['the same employer twice', { employers: ['ridehail', 'ridehail'], partnerEmployer: null }],
  ])('%s: refused, nothing written', async (_name, change) => {
    const before = await rowCounts(portal.db);
    const answer = await call(newPersonRoute, { method: 'POST', json: { ...couple, ...change } });
    expect(answer.code).toBe('INPUT_MALFORMED');
    expect(await rowCounts(portal.db)).toEqual(before);
  });
});
