import type { z } from 'zod';
import { openApi } from '@/lib/shared/card/portal-api';
import { DEMO_REGIONS, DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import { zDemoPeople, zDemoPersonCreated, type zDemoPersonRequest } from '@/lib/shared/schemas/citizen-api';
import { type Employer, openDesk } from '@/scripts/journey/employer';
import { openFetch } from '@/scripts/journey/session';
import { E2E_URL, refuseForeignHost } from './stack';

export const portal = openApi(openFetch(E2E_URL));

export type Person = { readonly id: string; readonly name: string; readonly demoWallet: string | null };
type PersonRequest = z.input<typeof zDemoPersonRequest>;

/** The ride platform's desk. */
export async function desk(url = E2E_URL): Promise<Employer> {
  refuseForeignHost(url);
  return openDesk(url, await openApi(openFetch(url)).config());
}

export async function findPerson(id: string, url: string): Promise<Person> {
  const { people } = zDemoPeople.parse(await openFetch(url)({ method: 'GET', path: '/api/demo/people' }));
  const person = people.find((candidate) => candidate.id === id);
  if (!person) throw new Error(`There is no person ${id}.`);
  return { id, name: person.displayName, demoWallet: person.demoWallet };
}

export const seededPerson = (id: string): Promise<Person> => findPerson(id, E2E_URL);

/** A new driver: single, 21 or older, medically limited in hours. */
export async function newDriver(url = E2E_URL): Promise<Person> {
  const { id: employerId } = await desk(url);
  const body: PersonRequest = {
    scheme: 'pw',
    region: DEMO_REGIONS.voorbeeldstad,
    normClass: NORM_CLASSES.pw.indexOf('single'),
    disregardClass: DISREGARD_CLASSES.pw.indexOf('y'),
    knownBenefitCents: '0',
    employers: [employerId],
    partnerEmployer: null,
  };
  const { personId } = zDemoPersonCreated.parse(
    await openFetch(url)({ method: 'POST', path: '/api/demo/people', body }),
  );
  return findPerson(personId, url);
}
