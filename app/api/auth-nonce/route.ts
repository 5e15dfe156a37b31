import { issueSignInNonce } from '@/lib/server/auth/citizen-sign-in';
import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';

/** A nonce for one SIWE message. */
export const GET = publicRoute({}, async () => ({
  json: await issueSignInNonce({ db: database(), now: new Date() }),
}));
