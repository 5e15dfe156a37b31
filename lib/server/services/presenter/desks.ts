import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import type { zDesks } from '@/lib/shared/schemas/presenter-steps';
import type { Database, Db } from '../../repositories/database';
import { listDoctors } from '../../repositories/doctors';
import { findIssuer } from '../../repositories/issuers';
import { medicalStatements } from '../asbestos/doctor-desk';
import { panelDesk } from '../asbestos/panel-desk';
import { issuedStatements } from '../issuer-desk';

type Desks = z.input<typeof zDesks>;
const SHOWN = 6;

/** Each employer's own list, of the people of one persona's household alone. */
async function employers({ earns }: Persona, db: Db): Promise<Desks['employers']> {
  const people = new Set(earns.map(({ personId }) => personId));
  const issuers = [...new Set(earns.map(({ issuerId }) => issuerId))];
  return Promise.all(
    issuers.map(async (issuerId) => {
      const [issuer, { statements }] = await Promise.all([
        findIssuer(issuerId, db),
        issuedStatements(issuerId, undefined, db),
      ]);
      const own = statements.filter(({ personId, status }) => people.has(personId) && status !== 'replaced');
      return {
        issuerName: issuer?.name ?? issuerId,
        statements: own
          .slice(0, SHOWN)
          .map(({ displayName, period, netCents, status }) => ({ displayName, period, netCents, status })),
      };
    }),
  );
}

/** The doctors who stated something about the person. */
async function doctors(personId: string, db: Db): Promise<Desks['doctors']> {
  const desks = await Promise.all(
    (await listDoctors(db)).map(async ({ issuerId, issuer }) => {
      const own = (await medicalStatements(issuerId, db)).filter((statement) => statement.personId === personId);
      const statements = own
        .slice(0, SHOWN)
        .map(({ displayName, diagnosisCode, status }) => ({ displayName, diagnosisCode, status }));
      return { issuerName: issuer.name, statements };
    }),
  );
  return desks.filter(({ statements }) => statements.length > 0);
}

/**
 * What the desks that know a persona see, as their own pages read it: each its own statements, and nothing of a claim.
 * @throws NOT_FOUND for who is no persona
 */
export async function desksOf(personId: string, deps: { readonly db: Database; readonly now: Date }): Promise<Desks> {
  const found: Persona | undefined = PERSONAS.find(({ id }) => id === personId);
  if (!found) throw new AppError('NOT_FOUND');
  const isPatient = found.kind === 'patient';
  const [own, medical, panel] = await Promise.all([
    employers(found, deps.db),
    isPatient ? doctors(personId, deps.db) : [],
    isPatient ? panelDesk(deps) : null,
  ]);
  const requests = (panel?.requests ?? []).filter(({ displayName }) => displayName === found.name);
  return {
    employers: own,
    doctors: medical,
    panel: requests.slice(0, SHOWN).map(({ displayName, diagnosisCode, status, askedAtMs }) => ({
      ...{ displayName, diagnosisCode, status, askedAtMs },
    })),
  };
}
