import type { z } from 'zod';
import { openApi } from '@/lib/shared/card/portal-api';
import { DEMO_REGIONS, DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import { zDemoPeople, zDemoPersonCreated, type zDemoPersonRequest } from '@/lib/shared/schemas/citizen-api';
import { type Employer, openDesk } from '@/scripts/journey/employer';
import { openFetch } from '@/scripts/journey/session';
import { E2E_URL, refuseForeignHost } from './stack';

refuseForeignHost(E2E_URL);

const open = openFetch(E2E_URL);
export const portal = openApi(open);

export type Person = { readonly id: string; readonly name: string; readonly demoWallet: string | null };
type PersonRequest = z.input<typeof zDemoPersonRequest>;

export const desk = async (): Promise<Employer> => openDesk(E2E_URL, await portal.config());

async function find(id: string): Promise<Person> {
  const { people } = zDemoPeople.parse(await open({ method: 'GET', path: '/api/demo/people' }));
  const person = people.find((candidate) => candidate.id === id);
  if (!person) throw new Error(`There is no person ${id}.`);
  return { id, name: person.displayName, demoWallet: person.demoWallet };
}

export const seededPerson = (id: string): Promise<Person> => find(id);

/** A new driver: single, 21 or older, medically limited in hours. */
export async function newDriver(changes: Partial<PersonRequest> = {}): Promise<Person> {
  const { id: employerId } = await desk();
  const body: PersonRequest = {
    scheme: 'pw',
    region: DEMO_REGIONS.voorbeeldstad,
    normClass: NORM_CLASSES.pw.indexOf('single'),
    disregardClass: DISREGARD_CLASSES.pw.indexOf('y'),
    knownBenefitCents: '0',
    employers: [employerId],
    partnerEmployer: null,
    ...changes,
  };
  const { personId } = zDemoPersonCreated.parse(await open({ method: 'POST', path: '/api/demo/people', body }));
  return find(personId);
}
