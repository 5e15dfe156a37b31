import { z } from 'zod';
import { STAFF_ROLES } from './caseworker-api';

/** GET /api/auth-nonce: single use, valid for five minutes. For the SIWE message of the citizen's sign-in. */
export const zSignInNonce = z.object({ nonce: z.string(), expiresAtSec: z.number() });

/** What the wallet shows above the message: one of these, word for word, or the sign-in is refused. */
export const SIWE_STATEMENTS = {
  nl: 'Ik meld mij aan bij Voorzien. Dit kost niets en geeft niets vrij.',
  en: 'I sign in to Voorzien. This costs nothing and shares nothing.',
} as const;

/** Longest life of a SIWE message, from its issuing to its expiration time, which it must name. */
export const SIWE_MAX_AGE_SEC = 600;

/**
 * Ids of the next-auth credentials providers.
 * citizen takes { personId, message, signature }; staff takes { email, password }. A refusal is an ErrorCode.
 */
export const SIGN_IN_PROVIDERS = { citizen: 'citizen', staff: 'staff' } as const;

/** GET /api/demo/staff (demo only): the seeded accounts of desks and agencies, with the installation's password. */
export const zDemoStaff = z.object({
  staff: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      role: z.enum(STAFF_ROLES),
      password: z.string(),
    }),
  ),
});
