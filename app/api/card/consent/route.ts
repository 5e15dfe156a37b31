import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { cardState } from '@/lib/server/services/card';
import { setConsent } from '@/lib/server/services/consent';
import { zConsentRequest } from '@/lib/shared/schemas/citizen-api';

/** Agrees to sharing, or withdraws it; names the mandate that goes with it. */
export const POST = withRole(['citizen'], { body: zConsentRequest }, async ({ actor, body }) => {
  await setConsent(actor.personId, body, { db: database(), issuerKeys: serverEnv().ISSUER_KEYS });
  return { json: await cardState(actor.personId, database()) };
});
