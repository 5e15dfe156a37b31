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

/** The fictitious ride platform of the driver's story. */
const RIDE_PLATFORM = 'ridehail';

/** Signs in at the ride platform's desk. @throws Error when the demo has no account for it */
export async function openDesk(url: string, config: PublicConfig): Promise<Employer> {
  if (!config.issuers.some(({ id }) => id === RIDE_PLATFORM)) throw new Error(`${RIDE_PLATFORM} has no public key.`);
  const { staff } = zDemoStaff.parse(await openFetch(url)({ method: 'GET', path: '/api/demo/staff' }));
  for (const { email, password } of staff.filter(({ role }) => role === 'issuer')) {
    const session = new Session(url);
    await session.signInStaff(email, password);
    const { employer } = zIssuerPeople.parse(await session.fetchJson({ method: 'GET', path: '/api/issuer/people' }));
    if (employer.id === RIDE_PLATFORM) return deskOf(employer, session);
  }
  throw new Error(`The demo has no account of ${RIDE_PLATFORM}.`);
}

function deskOf({ id, name }: { readonly id: string; readonly name: string }, session: Session): Employer {
  return {
    id,
    name,
    async issue(personId, period, euros) {
      const body = { personId, period, gross: euros, net: euros };
      const answer = await session.fetchJson({ method: 'POST', path: '/api/issuer/statements', body });
      return zIssuedStatement.parse(answer).id;
    },
  };
}
