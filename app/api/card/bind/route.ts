import { withRole } from '@/lib/server/auth/with-role';
import { runtimeConfig, serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { bindCard } from '@/lib/server/services/card';
import { zBindRequest } from '@/lib/shared/schemas/citizen-api';

/** Binds a card to the person who is signed in. */
export const POST = withRole(['citizen'], { body: zBindRequest }, async ({ actor, body }) => ({
  json: await bindCard(actor.personId, body, {
    db: database(),
    issuerKeys: serverEnv().ISSUER_KEYS,
    audience: runtimeConfig().audience,
    now: new Date(),
  }),
}));
