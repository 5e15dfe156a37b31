import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { issueStatement } from '@/lib/server/services/issue-statement';
import { issuedStatements } from '@/lib/server/services/issuer-desk';
import { zIssueRequest } from '@/lib/shared/schemas/issuer-api';
import { zPeriod } from '@/lib/shared/schemas/primitives';

const query = z.strictObject({
  period: z
    .string()
    .regex(/^\d{6}$/)
    .transform(Number)
    .pipe(zPeriod)
    .optional(),
});

/** The employer's own statements. */
export const GET = withRole(['issuer'], { query }, async ({ actor, query: { period } }) => ({
  json: await issuedStatements(actor.issuerId, period, database()),
}));

/** Issues one statement. */
export const POST = withRole(['issuer'], { body: zIssueRequest }, async ({ actor, body }) => ({
  status: 201,
  json: await issueStatement(actor.issuerId, body, {
    db: database(),
    issuerKeys: serverEnv().ISSUER_KEYS,
    now: new Date(),
  }),
}));
