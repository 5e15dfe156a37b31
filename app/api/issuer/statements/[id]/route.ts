import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { replaceStatement } from '@/lib/server/services/issue-statement';
import { zReplaceRequest } from '@/lib/shared/schemas/issuer-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Replaces a statement that no card has collected yet. */
export const PUT = withRole(['issuer'], { params, body: zReplaceRequest }, async ({ actor, params: { id }, body }) => ({
  json: await replaceStatement(actor.issuerId, id, body, {
    db: database(),
    issuerKeys: serverEnv().ISSUER_KEYS,
    now: new Date(),
  }),
}));
