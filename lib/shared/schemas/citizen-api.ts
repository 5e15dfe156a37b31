import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zField, zHex, zHex32, zSolidityProof } from './primitives';

/** Routes with a citizen's session. They never carry a claim, a nullifier, a note or a wallet's payout account. */

/** off: opted out. one-click: the citizen confirms each month. automatic: experiment, a standing mandate. */
export const CARD_MODES = ['off', 'one-click', 'automatic'] as const;

/** POST /api/card/challenge → a single-use challenge, valid for five minutes. */
export const zCardChallenge = z.object({ challenge: zHex32, expiresAtSec: z.number() });

/**
 * POST /api/card/bind: binds the holder to the person who is signed in, after a proof of knowledge of its secret.
 * 409 HOLDER_MISMATCH when another holder is registered for the person, 409 HOLDER_TAKEN when it is another person's.
 * The same holder again is a success. The proof is of circuit `holder`, in snarkjs order.
 */
export const zBindRequest = z.strictObject({
  holder: zField,
  /** HPKE public key (DHKEM P-256), uncompressed, to which the mailbox seals. */
  encryptionKey: zHex,
  challenge: zHex32,
  proof: zSolidityProof,
});

/** GET /api/card */
export const zCardState = z.object({
  person: z.object({ id: z.string(), displayName: z.string(), story: z.string() }),
  holder: zField.nullable(),
  encryptionKey: zHex.nullable(),
  sharingConsent: z
    .object({
      version: z.string(),
      /** Since when this version is agreed to without a break. */
      givenAt: z.string(),
      /** The mandate on record, and since when; null where none was recorded. */
      mode: z.enum(CARD_MODES).nullable().default(null),
      modeAt: z.string().nullable().default(null),
    })
    .nullable(),
});

/**
 * POST /api/card/consent: the legal record that sharing was agreed to, or withdrawn, and of the mandate that goes with
 * it: the mode that the citizen chose. Sent again when the mode changes. Without a mode: as cards sent it before.
 */
export const zConsentRequest = z.strictObject({
  version: z.string().max(20),
  given: z.boolean(),
  mode: z.enum(CARD_MODES).optional(),
});

export const MAILBOX_KINDS = ['income', 'entitlement', 'medical', 'panel', 'answer', 'household'] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];

/**
 * GET /api/mailbox?after=CURSOR&wait=SECONDS: items sealed to the card, oldest first; waits up to `wait` (0..25)
 * seconds for the first one. Items stay until their retention ends, so a new browser can collect them again. What was
 * handed out counts as collected: from here on a statement is no longer replaced but corrected next month.
 */
export const zMailbox = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      cursor: z.string(),
      /** What kind of credential: for progress only; the content is sealed. */
      kind: z.enum(MAILBOX_KINDS),
      sealed: z.object({ enc: zHex, ciphertext: zHex }),
      /** The id of an earlier item that this one replaces. */
      replaces: z.string().nullable(),
      createdAtMs: z.number(),
    }),
  ),
  cursor: z.string(),
});
export type MailboxItem = z.output<typeof zMailbox>['items'][number];

/** HPKE (RFC 9180) base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM; info = this; aad = item kind. */
export const MAILBOX_HPKE_INFO = 'voorzien.mailbox.v1';

/** POST /api/mailbox/collected: the card has kept these items. */
export const zCollectedRequest = z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(100) });

/** GET /api/demo/people (demo only): who may be signed in as. The sign-in is simulated and says so. */
export const zDemoPeople = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      displayName: z.string(),
      /** Key of a one-line story in the messages: `people.<story>`. */
      story: z.string(),
      /** Name of the built-in demo wallet, e.g. `amina`. */
      demoWallet: z.string().nullable(),
      hasCard: z.boolean(),
    }),
  ),
});

/** POST /api/demo/people (demo only): a new fictitious person, for journeys and rehearsals → zDemoPersonCreated. */
export const zDemoPersonRequest = z.strictObject({
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  region: z.number().int(),
  normClass: z.number().int().min(0).max(7),
  disregardClass: z.number().int().min(0).max(3),
  knownBenefitCents: z.string().regex(/^\d{1,9}$/),
  /** Employers of this person. */
  employers: z.array(z.string().max(40)).max(2),
  /** Employer of a partner, who is made as well. */
  partnerEmployer: z.string().max(40).nullable(),
});
export const zDemoPersonCreated = z.object({ personId: z.string(), partnerId: z.string().nullable() });
