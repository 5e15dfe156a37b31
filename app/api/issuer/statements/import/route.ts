import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { importStatements } from '@/lib/server/services/import-statements';
import { zImportRequest } from '@/lib/shared/schemas/issuer-api';

/** A megabyte of CSV, and what JSON adds to it. */
const MAX_BYTES = 1_100_000;

/** A month from CSV: a preview that names each faulty line, or all of it at once. */
export const POST = withRole(['issuer'], { body: zImportRequest, maxBytes: MAX_BYTES }, async ({ actor, body }) => ({
  json: await importStatements(actor.issuerId, body, {
    db: database(),
    issuerKeys: serverEnv().ISSUER_KEYS,
    now: new Date(),
  }),
}));
