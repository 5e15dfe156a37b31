import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isDevelopmentChain } from '@/lib/shared/protocol/development';
import { zHex32 } from '@/lib/shared/schemas/primitives';

/** The only module that reads process.env. Parsed once, at first use; a fault names the variable, never its value. */

const zChainSettings = z.object({
  chainId: z.number().int(),
  name: z.string(),
  /** What server and worker use. */
  rpcUrl: z.string().url(),
  /** What browsers use. */
  publicRpcUrl: z.string().url(),
  blockTimeSec: z.number().min(0),
  confirmations: z.number().int().min(0),
});
export type ChainSettings = z.output<typeof zChainSettings>;

const zPointText = z.tuple([z.string(), z.string()]);

const zRuntime = z.object({
  profile: z.enum(['closed', 'open']),
  /** On development chains only: anyone may sign in as anyone, and staff passwords are shown. */
  demo: z.boolean(),
  claimDelayMaxSec: z.number().int().min(0),
  deploymentSalt: zHex32,
  /** Origin of the portal, e.g. http://localhost:3000 */
  audience: z.string().url(),
  chains: z.object({ income: zChainSettings, health: zChainSettings, payout: zChainSettings }),
  /** Folder with <chainId>.json, written by contracts/deploy. */
  deploymentsDir: z.string(),
  /** Most gas that each relay spends in 24 hours; jobs above it wait. Default: lib/server/relay/relay.ts */
  relayGasPerDay: z.number().int().positive().optional(),
  /**
   * Length of the relay's sending windows in seconds; 0 sends at once. Twelve hours at most: a claim lives for a day,
   * and must reach the gate from the end of its window.
   */
  relayBatchSec: z.number().int().min(0).max(43_200).default(0),
  /** How long a leaf of the pool waits for others, so that they share the cost of insertion; 0 inserts at once. */
  insertWaitSec: z.number().int().min(0).max(86_400).default(600),
  /** What wallets need to know for paying out: the time over which a plan spreads, and the token's EIP-712 domain. */
  payout: z
    .object({
      spreadSec: z.number().int().positive().default(604_800),
      euroDecimals: z.number().int().min(2).max(18).default(6),
      euroName: z.string().default('Demo Euro'),
      euroVersion: z.string().default('1'),
    })
    .prefault({}),
  /** Under which amounts are encrypted, by scheme: the sum of its two holders' parts, decimal. */
  tallyKeys: z.object({ pw: zPointText, tw: zPointText }),
  /** Demo only: a chain of plain transfers with names in them, for comparison. */
  naiveRpcUrl: z.string().url().optional(),
});
/** VOORZIEN_CONFIG points at this JSON file: everything that is no secret. The demo writes it. */
export const zRuntimeConfig = zRuntime.refine(
  ({ demo, chains }) => !demo || Object.values(chains).every(({ chainId }) => isDevelopmentChain(chainId)),
  { path: ['demo'], error: 'a demo runs on development chains only' },
);
export type RuntimeConfig = z.output<typeof zRuntimeConfig>;

const csvKeys = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(zHex32).length(5));

/** JSON in a variable. A fault names the variable alone: the text of a parser's error would hold a part of it. */
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});

/** Who holds a part of the tally keys: an agency for each scheme, and the statistics office for all. */
export const TALLY_HOLDERS = ['pw', 'tw', 'statistics'] as const;

/** A key holder's account, its part in use (modulo the subgroup's order), and parts that older keys still need. */
const zTallyHolder = z.object({ account: zHex32, part: zHex32, formerParts: z.array(zHex32).default([]) });

const zEnv = z.object({
  DATABASE_URL: z.string().url(),
  VOORZIEN_CONFIG: z.string(),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.string().url(),
  /** EdDSA keys of the issuers that this deployment serves: JSON { "<issuerId>": "0x…32 bytes" }. */
  ISSUER_KEYS: json.pipe(z.record(z.string(), zHex32)),
  /** Demo only: the password of every seeded staff account, random per installation; the sign-in page offers it. */
  DEMO_STAFF_PASSWORD: z.string().min(8).optional(),
  /** Demo only: where the demo's own process takes the presenter's requests, and what it asks for. New at every start. */
  STAGE_URL: z.string().url().optional(),
  STAGE_TOKEN: z.string().min(32).optional(),
});
/** Keys of the worker; the web server has none of them. */
const zWorkerEnv = zEnv.extend({
  /** Sends claims on the income chain. */
  RELAY_PRIVATE_KEY: zHex32,
  /** Sends spends and transfers on the payout chain. */
  PAYOUT_RELAY_PRIVATE_KEY: zHex32,
  /** Inserts waiting leaves of the pool. */
  INSERTER_PRIVATE_KEY: zHex32,
  /** Demo only: the fictitious employer that pays wages into the pool. */
  WAGE_PRIVATE_KEY: zHex32.optional(),
  PUBLISHER_PRIVATE_KEY: zHex32,
  MESSENGER_PRIVATE_KEY: zHex32,
  /** Signing keys of staff who decide on policies: JSON { "<email>": "0x…32 bytes" }, each for its own person alone. */
  STAFF_POLICY_KEYS: json.pipe(z.record(z.string(), zHex32)).default({}),
  /** Closes tranches on the income chain. */
  TALLY_CLOSER_PRIVATE_KEY: zHex32,
  /** Has the gate tell the pool of opened tranches, and the pool apply it. */
  TALLY_RELEASER_PRIVATE_KEY: zHex32,
  /**
   * The key holders that this worker works for: JSON { "pw": { "account": "0x…", "part": "0x…" }, … }. Outside of
   * development chains one at most, or a single machine could open any amount. Enforced: worker/tally-jobs.ts.
   */
  TALLY_HOLDERS: json.pipe(z.partialRecord(z.enum(TALLY_HOLDERS), zTallyHolder)).default({}),
  VALIDATOR_KEYS_INCOME: csvKeys,
  VALIDATOR_KEYS_HEALTH: csvKeys,
  VALIDATOR_KEYS_PAYOUT: csvKeys,
});
export type ServerEnv = z.output<typeof zEnv>;
export type WorkerEnv = z.output<typeof zWorkerEnv>;

function parse<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`Environment is incomplete or malformed: ${names.join(', ')}. Start with "npm run demo".`);
}

let server: ServerEnv | undefined;
let worker: WorkerEnv | undefined;
let runtime: RuntimeConfig | undefined;

export const serverEnv = (): ServerEnv => (server ??= parse(zEnv));
export const workerEnv = (): WorkerEnv => (worker ??= parse(zWorkerEnv));

/** @throws when the file is missing or malformed */
export function runtimeConfig(): RuntimeConfig {
  runtime ??= zRuntimeConfig.parse(JSON.parse(readFileSync(serverEnv().VOORZIEN_CONFIG, 'utf8')));
  return runtime;
}
