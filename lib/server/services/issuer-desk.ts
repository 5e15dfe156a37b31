import 'server-only';
import type { z } from 'zod';
import { lateFromSec, newestLate } from '@/lib/shared/domain/late-statements';
import type { Period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import type { LateReminder, zIssuedStatements, zIssuerPeople } from '@/lib/shared/schemas/issuer-api';
import type { Db } from '../repositories/database';
import { countUnreported, findIssuer, listEmployees } from '../repositories/issuers';
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

/**
 * What every employer reads by itself when it is late: that statements of the newest month that ended long enough ago are
 * missing. Follows from its own people and statements alone, whoever of them stands in a register, so that it tells of
 * nobody who is a client; an agency that waits can add nothing to it (DESIGN section 8).
 */
export async function lateReminder(
  issuerId: string,
  { db, now }: { readonly db: Db; readonly now: Date },
): Promise<LateReminder | null> {
  const period = newestLate(now.getTime() / 1000);
  const missing = await countUnreported(issuerId, period, db);
  return missing === 0 ? null : { period, missing, dueMs: lateFromSec(period) * 1000 };
}
