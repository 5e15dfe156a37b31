import { describe, expect, test } from 'vitest';
import { POST as changeRoute } from '@/app/api/register/entries/[id]/change/route';
import { registerPage } from '@/lib/server/services/register-desk-list';
import { zRegisterEntry } from '@/lib/shared/schemas/register-api';
import { giveCard } from '../helpers/card';
import { content, entryOf, later, newClient, next, registerDesk, running } from '../helpers/register';

const { db, deps, add, added, post, publish, city, lastLine } = registerDesk();

describe('adding a household', () => {
  test('RG-50 a new client stands in the register, without a card yet, and a line says so without a name', async () => {
    const answer = await add({ person: newClient('Élise van den Bérg'), employers: ['ridehail', 'winkel'] });
    expect(answer.status).toBe(201);
    const entry = zRegisterEntry.parse(answer.body);
    expect(entry).toMatchObject({
      scheme: 'pw',
      region: 9001,
      isCorrection: true,
      takeBack: 'addition',
      entry: { displayName: 'Élise van den Bérg', state: 'no-card', normClass: 'single', version: 1 },
    });
    const line = await lastLine();
    expect(line).toMatchObject({ action: 'register.added', subject: entry.entry.id, region: 9001 });
    expect(JSON.stringify({ ...line, id: '' })).not.toMatch(/Bérg|T-\d/);
    const { rows } = await registerPage(city, { text: 'ELISE', all: false, page: 1 }, deps());
    expect(rows.map(({ id }) => id)).toEqual([entry.entry.id]);
  });

  test('RG-51 in the demo the chosen employers know the new person', async () => {
    const { id } = await added();
    const { personId } = await db().registerEntry.findUniqueOrThrow({ where: { id } });
    expect(await db().employment.count({ where: { personId, issuerId: 'ridehail' } })).toBe(1);
  });

  test.each([
    [{ normClass: 'alone' }, 'INPUT_MALFORMED', 'normClass'],
    [{ disregardClass: 'work' }, 'INPUT_MALFORMED', 'disregardClass'],
    [{ knownBenefit: '10' }, 'INPUT_MALFORMED', 'knownBenefit'],
    [{ knownBenefit: '1.000' }, 'AMOUNT_AMBIGUOUS', 'knownBenefit'],
    [{ validFrom: 202705, validUntil: 202704 }, 'PERIOD_ORDER', 'validUntil'],
    [{ employers: ['ridehail', 'ridehail'] }, 'SOURCES_REFUSED', 'employers'],
    [{ employers: ['ridehail', 'winkel', 'voorbeeldstad'] }, 'SOURCES_REFUSED', 'employers'],
    [{ employers: ['nobody'] }, 'SOURCES_REFUSED', 'employers'],
    [{ employers: ['demodorp'] }, 'SOURCES_REFUSED', 'employers'],
    [{ employers: ['longarts'] }, 'SOURCES_REFUSED', 'employers'],
    [{ person: { kind: 'known', clientNumber: 'NOBODY' } }, 'CLIENT_UNKNOWN', 'person'],
    [{ person: { kind: 'new', clientNumber: 'K-1001', name: 'X' } }, 'CLIENT_NUMBER_TAKEN', 'person'],
    [{ person: { kind: 'new', clientNumber: 'N-1', name: '=1+1' } }, 'NAME_REFUSED', 'person'],
    [{ person: { kind: 'new', clientNumber: 'N-1', name: 'A\u202Eb' } }, 'NAME_REFUSED', 'person'],
    [{ person: { kind: 'new', clientNumber: '=N', name: 'A' } }, 'INPUT_MALFORMED', 'person.clientNumber'],
  ])('S-32 %j is refused as %s, and writes nothing', async (over, code, field) => {
    const count = async () => [await db().person.count(), await db().registerEntry.count()];
    const before = await count();
    const answer = await add(over);
    expect([answer.code, answer.body.error.data.field]).toEqual([code, field]);
    expect(await count()).toEqual(before);
  });

  test('RG-52 UWV knows a benefit, keeps one register for the country, and none of the Participatiewet', async () => {
    const entry = zRegisterEntry.parse(
      (await add({ disregardClass: 'work', knownBenefit: '1200,50', employers: [] }, 'uwv')).body,
    );
    expect(entry).toMatchObject({ scheme: 'tw', region: 0, entry: { knownBenefitCents: '120050' } });
  });

  test('S-36 one month, one entry in a scheme: a second one is refused, one after the other is not', async () => {
    const first = await added({ validUntil: later(2) });
    const again = { person: { kind: 'known', clientNumber: first.clientNumber } };
    expect((await add({ ...again, validFrom: later(2), validUntil: later(5) })).code).toBe('ENTRY_OVERLAPS');
    expect((await add({ ...again, validFrom: later(3), validUntil: later(5) })).status).toBe(201);
    // Another scheme has a register of its own: the nullifier sees to one payment a month.
    expect((await add({ disregardClass: 'work' }, 'uwv')).status).toBe(201);
  });

  test('S-36 the same months twice at once: one of them is there', async () => {
    const { clientNumber } = await added({ validUntil: running() });
    const person = { kind: 'known', clientNumber };
    const wish = { person, validFrom: next(), validUntil: later(3) };
    const answers = await Promise.all([add(wish), add(wish, 'colleague'), add(wish)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('RG-53 the same new number twice at once is one client', async () => {
    const person = newClient();
    const answers = await Promise.all([add({ person }), add({ person }, 'colleague')]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([201, 'CLIENT_NUMBER_TAKEN']);
  });
});

describe('a couple', () => {
  const couple = (partner: object, over: object = {}) => add({ normClass: 'couple', partner, ...over });

  test('RG-54 a partner’s income counts with consent on record', async () => {
    const partner = { person: { kind: 'new', name: 'De Partner' }, employer: 'winkel', consent: false };
    expect((await couple(partner)).code).toBe('PARTNER_CONSENT_MISSING');
    const { sources, id } = entryOf(await couple({ ...partner, consent: true }));
    expect(sources.map(({ issuerId, of }) => [issuerId, of])).toEqual([
      ['ridehail', 'self'],
      ['winkel', 'partner'],
    ]);
    const row = await db().registerEntry.findUniqueOrThrow({ where: { id }, include: { sources: true } });
    const partnerId = row.sources[1]?.personId ?? '';
    expect(await db().consent.findFirst({ where: { personId: partnerId } })).toMatchObject({ given: true });
    // Withdrawn in the own card: nobody gives it again for them.
    await db().consent.create({ data: { personId: partnerId, version: '1', given: false } });
    const change = { ...content(), normClass: 'couple', validFrom: row.validFrom, version: row.version };
    const same = { person: { kind: 'same' }, employer: 'winkel' };
    expect((await post(changeRoute, id, { ...change, partner: same })).code).toBe('PARTNER_CONSENT_MISSING');
  });

  test('RG-65 who once agreed in the own card is no partner of this household by that: it takes their word for it', async () => {
    const { id, clientNumber } = await added({ validUntil: running() });
    const { personId } = await db().registerEntry.findUniqueOrThrow({ where: { id } });
    const consents = () => db().consent.findMany({ where: { personId }, select: { version: true, given: true } });
    await db().consent.create({ data: { personId, version: '1', given: true, mode: 'automatic' } });
    const partner = { person: { kind: 'known', clientNumber }, employer: 'winkel', consent: false };
    expect((await couple(partner, { validFrom: next() })).code).toBe('PARTNER_CONSENT_MISSING');
    const present = await added();
    const change = { ...content(), normClass: 'couple', validFrom: next(), version: present.version };
    expect((await post(changeRoute, present.id, { ...change, partner })).code).toBe('PARTNER_CONSENT_MISSING');
    expect((await couple({ ...partner, consent: true }, { validFrom: next() })).status).toBe(201);
    // What the partner said in the own card, and the mandate with it, stays the last word there.
    expect(await consents()).toEqual([{ version: '1', given: true }]);
    await db().consent.create({ data: { personId, version: '1', given: false } });
    const again = { validFrom: later(14), validUntil: later(15) };
    expect((await couple({ ...partner, consent: true }, again)).code).toBe('PARTNER_CONSENT_MISSING');
  });

  test('RG-66 the log says that a partner counts, and whether somebody was attached anew', async () => {
    const partner = { person: { kind: 'new', name: 'De Partner' }, employer: 'winkel', consent: true };
    const said = async () => {
      const line = await lastLine();
      const { partner: counts, attached, consent } = (line?.data ?? {}) as Record<string, unknown>;
      return [line?.action, counts, attached, consent];
    };
    const first = entryOf(await couple(partner));
    expect(await said()).toEqual(['register.added', true, true, true]);
    const wish = { ...content(), normClass: 'couple', validFrom: first.validFrom };
    const same = { person: { kind: 'same' }, employer: 'ridehail' };
    await post(changeRoute, first.id, { ...wish, version: 1, partner: same });
    expect(await said()).toEqual(['register.corrected', true, false, undefined]);
    await post(changeRoute, first.id, { ...wish, version: 2, partner });
    expect(await said()).toEqual(['register.corrected', true, true, true]);
    await publish(first.id);
    const ahead = { ...content(), version: 3, validFrom: next() };
    await post(changeRoute, first.id, ahead);
    expect(await said()).toEqual(['register.changed', false, undefined, undefined]);
  });

  test('S-36 both partners do not claim the couple’s norm, nor one of them besides', async () => {
    const known = await added();
    const person = { kind: 'known', clientNumber: known.clientNumber };
    const partner = { person, employer: 'winkel', consent: true };
    expect((await couple(partner)).code).toBe('ENTRY_OVERLAPS');
    const household = entryOf(await couple(partner, { validFrom: later(13), validUntil: later(20) }));
    const own = { person, validFrom: later(15), validUntil: later(16) };
    expect((await add(own)).code).toBe('ENTRY_OVERLAPS');
    expect(household.sources).toHaveLength(2);
  });

  test('RG-56 what was stated about a partner before the partner counted comes to the card that counts it', async () => {
    const [claimant, spouse] = [await added({ validUntil: running() }), await added({ validUntil: running() })];
    const personOf = async ({ id }: { id: string }) =>
      (await db().registerEntry.findUniqueOrThrow({ where: { id } })).personId;
    const [claimantId, spouseId] = [await personOf(claimant), await personOf(spouse)];
    await giveCard(claimantId, db());
    await giveCard(spouseId, db());
    const statement = { issuerId: 'winkel', personId: spouseId, period: next(), grossCents: 5n, netCents: 5n };
    const activeKey = `winkel:${spouseId}:${next()}`;
    const { id } = await db().statement.create({ data: { ...statement, number: 77n, activeKey } });
    const known = (clientNumber: string | null) => ({ kind: 'known', clientNumber });
    const partner = { person: known(spouse.clientNumber), employer: 'winkel', consent: true };
    const wish = { person: known(claimant.clientNumber), partner, validFrom: next(), normClass: 'couple' };
    expect((await add(wish)).status).toBe(201);
    const copies = await db().mailboxItem.findMany({ where: { statementId: id }, select: { personId: true } });
    expect(copies.map(({ personId }) => personId).sort()).toEqual([claimantId, spouseId].sort());
  });

  test('RG-55 a partner without a norm for two, or who is the client, is refused', async () => {
    const partner = { person: { kind: 'new', name: 'P' }, employer: 'winkel', consent: true };
    expect((await add({ partner })).code).toBe('SOURCES_REFUSED');
    const { clientNumber } = await added({ validUntil: running() });
    const person = { kind: 'known', clientNumber };
    const self = { person, employer: 'winkel', consent: true };
    const wish = { person, partner: self, normClass: 'couple', validFrom: later(1) };
    expect((await add(wish)).code).toBe('SOURCES_REFUSED');
  });
});
