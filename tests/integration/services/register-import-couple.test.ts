import { describe, expect, test } from 'vitest';
import { POST as confirmRoute } from '@/app/api/register/imports/[id]/confirm/route';
import { GET as stateRoute } from '@/app/api/register/imports/[id]/route';
import { POST as previewRoute } from '@/app/api/register/imports/route';
import { RegisterImporter } from '@/lib/server/registers/importer';
import { zImportPreview, zImportState } from '@/lib/shared/schemas/register-import-api';
import { call } from '../helpers/portal';
import { later, newClient, next, now, registerDesk, running } from '../helpers/register';

const { db, cookie, added } = registerDesk();

const HEADER = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
const line = (client: { clientNumber: string | null }, name: string, norm: string, until: number, from = running()) =>
  [client.clientNumber, name, norm, 'y', '', from, until, 'ridehail'].join(';');
const previewed = async (lines: readonly string[]) => {
  const json = { fileName: 'cliënten.csv', csv: [HEADER, ...lines, ''].join('\r\n') };
  return zImportPreview.parse((await call(previewRoute, { method: 'POST', cookie: cookie('city'), json })).body);
};
const faultsOf = async (lines: readonly string[]) => (await previewed(lines)).faults.map(({ fault }) => fault);
const at = (route: typeof confirmRoute, id: string | null, method: string) =>
  call(route, { method, cookie: cookie('city'), params: { id: id ?? '' } });
const state = async (id: string | null) => zImportState.parse((await at(stateRoute, id, 'GET')).body);
async function takeIn(id: string | null): Promise<void> {
  await at(confirmRoute, id, 'POST');
  const importer = new RegisterImporter(now);
  while (await importer.turn(() => true));
}

/** A couple until the last month but one from now, whose partner is a client of the own register too, before them. */
async function couple() {
  const partner = await added({ validUntil: running(), person: newClient('De Partner') });
  const person = { kind: 'known', clientNumber: partner.clientNumber };
  const months = { validFrom: next(), validUntil: later(4) };
  const wish = { normClass: 'couple', partner: { person, employer: 'winkel', consent: true }, ...months };
  const claimant = await added({ ...wish, person: newClient('De Cliënt') });
  const row = await db().registerEntry.findUniqueOrThrow({ where: { id: partner.id } });
  return { claimant, partner, partnerId: row.personId };
}

/** As another municipality's desk has written it. */
const standsElsewhere = (personId: string, validFrom: number, validUntil: number) =>
  db().registerEntry.create({
    data: {
      ...{ scheme: 1, region: 9002, personId, normClass: 0, disregardClass: 3, knownBenefitCents: 0n, leafSalt: '1' },
      ...{ validFrom, validUntil },
    },
  });

describe('a couple in a file of the register', () => {
  test('S-36 months in which the partner claims elsewhere are refused; others are taken in with the partner', async () => {
    const { claimant, partnerId } = await couple();
    await standsElsewhere(partnerId, later(8), later(9));
    expect(await faultsOf([line(claimant, 'De Cliënt', 'couple', later(8), next())])).toEqual(['overlap']);
    const { id } = await previewed([line(claimant, 'De Cliënt', 'couple', later(7), next())]);
    await takeIn(id);
    expect(await state(id)).toMatchObject({ state: 'done', changed: 1, skipped: [] });
    const entry = await db().registerEntry.findUniqueOrThrow({
      where: { id: claimant.id },
      include: { sources: { orderBy: { position: 'asc' } } },
    });
    expect(entry.validUntil).toBe(later(7));
    expect(entry.sources[1]).toMatchObject({ personId: partnerId, issuerId: 'winkel' });
  });

  test('S-36 what came between preview and turn is seen: the line is left out and named', async () => {
    const { claimant, partnerId } = await couple();
    const { id } = await previewed([line(claimant, 'De Cliënt', 'couple', later(8), next())]);
    await standsElsewhere(partnerId, later(8), later(9));
    await takeIn(id);
    expect(await state(id)).toMatchObject({ changed: 0, skipped: [{ line: 2, fault: 'overlap' }] });
  });

  test('S-36 two lines of one file do not take the same month for the partner and for the couple', async () => {
    const { claimant, partner } = await couple();
    const forCouple = line(claimant, 'De Cliënt', 'couple', later(8), next());
    const forPartner = line(partner, 'De Partner', 'single', later(9), later(5));
    expect(await faultsOf([forPartner])).toEqual([]);
    expect(await faultsOf([forCouple, forPartner])).toEqual(['overlap']);
    expect(await faultsOf([forPartner, forCouple])).toEqual(['overlap']);
  });

  test('RG-77 a partner who withdrew consent is not carried on; a line that changes nothing stays good', async () => {
    const { claimant, partnerId } = await couple();
    await db().consent.create({ data: { personId: partnerId, version: '1', given: false } });
    expect(await faultsOf([line(claimant, 'De Cliënt', 'couple', later(6), next())])).toEqual(['partnerConsent']);
    expect(await faultsOf([line(claimant, 'De Cliënt', 'couple', later(4), next())])).toEqual([]);
    // Without a norm for two the partner does not count any more.
    expect(await faultsOf([line(claimant, 'De Cliënt', 'single', later(6), next())])).toEqual([]);
  });
});

describe('a preview that nobody came back to', () => {
  test('RG-78 loses its names after a day, without another upload', async () => {
    const { id } = await previewed([line({ clientNumber: 'OUD-1' }, 'Wie Wegging', 'single', later(3))]);
    const importer = new RegisterImporter(now);
    expect(await importer.turn(() => true)).toBe(false);
    expect(await state(id)).toMatchObject({ state: 'previewed' });
    await db().registerImport.update({
      where: { id: id ?? '' },
      data: { createdAt: new Date(now().getTime() - 24 * 3600 * 1000 - 60_000) },
    });
    expect(await importer.turn(() => true)).toBe(false);
    expect(await db().registerImport.findUnique({ where: { id: id ?? '' } })).toMatchObject({
      ...{ status: 'cancelled', rows: [] },
    });
  });
});
