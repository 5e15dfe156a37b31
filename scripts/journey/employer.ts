import { zIssuedStatement, zIssuerPeople } from '@/lib/shared/schemas/issuer-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import { openFetch, Session } from './session';

export type Employer = {
  readonly id: string;
  readonly name: string;
  /** @param euros as a person types them, e.g. `1180,00` @returns the statement's id */
  issue(personId: string, period: number, euros: string): Promise<string>;
};

/** Signs in at the desk of the first employer that this deployment signs for. */
export async function openDesk(url: string, config: PublicConfig): Promise<Employer> {
  const { staff } = zDemoStaff.parse(await openFetch(url)({ method: 'GET', path: '/api/demo/staff' }));
  const clerk = staff.find(({ role }) => role === 'issuer');
  if (!clerk) throw new Error('The demo has no account of an employer.');
  const session = new Session(url);
  await session.signInStaff(clerk.email, clerk.password);
  const { employer } = zIssuerPeople.parse(await session.fetchJson({ method: 'GET', path: '/api/issuer/people' }));
  if (!config.issuers.some(({ id }) => id === employer.id)) throw new Error(`${employer.id} has no public key.`);
  return {
    id: employer.id,
    name: employer.name,
    async issue(personId, period, euros) {
      const body = { personId, period, gross: euros, net: euros };
      const answer = await session.fetchJson({ method: 'POST', path: '/api/issuer/statements', body });
      return zIssuedStatement.parse(answer).id;
    },
  };
}
