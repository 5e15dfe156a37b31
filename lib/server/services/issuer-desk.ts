import 'server-only';
import type { z } from 'zod';
import type { Period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import type { zIssuedStatements, zIssuerPeople } from '@/lib/shared/schemas/issuer-api';
import type { Db } from '../repositories/database';
import { findIssuer, listEmployees } from '../repositories/issuers';
import { listStatements } from '../repositories/statements';
import { toIssuedStatement } from './issue-statement';

/** The employer's own people. */
export async function issuerPeople(issuerId: string, db: Db): Promise<z.input<typeof zIssuerPeople>> {
  const issuer = await findIssuer(issuerId, db);
  if (!issuer) throw new AppError('NOT_FOUND');
  const employees = await listEmployees(issuerId, db);
  return {
    employer: { id: issuer.id, name: issuer.name },
    people: employees.map(({ staffNumber, person }) => ({
      personId: person.id,
      displayName: person.displayName,
      staffNumber,
    })),
  };
}

/** The employer's own statements, newest first, of one month or of all. */
export async function issuedStatements(
  issuerId: string,
  period: Period | undefined,
  db: Db,
): Promise<z.input<typeof zIssuedStatements>> {
  const rows = await listStatements(issuerId, period, db);
  return { statements: rows.map(toIssuedStatement) };
}
