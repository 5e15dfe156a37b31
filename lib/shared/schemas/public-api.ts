import { z } from 'zod';
import { SUPPLEMENT_IDS } from '../rules/registry';
import { zDoctorsRoot, zPublishedAdvance } from './advance-api';
import { zAddress, zCents, zField, zHex32, zPeriod, zPoint, zSolidityProof } from './primitives';

/**
 * The cookie-less part of the API: what every wallet fetches alike, and the relay. Routes answer 400 COOKIES_REFUSED
 * to a request of the claim's path that carries a cookie, log no address and no user agent.
 */

const zArtifact = z.object({ url: z.string(), sha256: z.string(), bytes: z.number().int() });
const zChain = z.object({
  chainId: z.number().int(),
  name: z.string(),
  rpcUrl: z.string(),
  /** 0 = a block for every transaction. */
  blockTimeSec: z.number(),
  confirmations: z.number().int(),
});

export const ISSUER_KINDS = ['employer', 'agency', 'doctor', 'panel'] as const;
export type IssuerKind = (typeof ISSUER_KINDS)[number];

/** GET /api/config */
export const zPublicConfig = z.object({
  /** True on development chains only: fictitious people, demo wallets. */
  demo: z.boolean(),
  profile: z.enum(['closed', 'open']),
  /** Longest random wait before a claim is sent. 0 in the demo: no timing privacy. */
  claimDelayMaxSec: z.number().int(),
  /** Length of the windows in which the relay collects claims. 0 in the demo: it sends at once. */
  relayBatchSec: z.number().int().nonnegative(),
  /** Salt of the EIP-712 unlock message (32 bytes). */
  deploymentSalt: zHex32,
  /** Origin that holder proofs are bound to. */
  audience: z.string(),
  chains: z.object({ income: zChain, health: zChain, payout: zChain }),
  contracts: z.object({
    incomeSupplement: zAddress,
    tally: zAddress,
    /** Of the income chain: nothing of this deployment stands before it. */
    incomeStartBlock: z.number().int(),
    registerRoots: zAddress,
    asbestosAdvance: zAddress,
    payoutPool: zAddress,
    payoutPoolStartBlock: z.number().int(),
    euroToken: zAddress,
  }),
  artifacts: z.record(
    z.enum(['supplement', 'holder', 'spend', 'advance', 'tallyShare']),
    z.object({ wasm: zArtifact, zkey: zArtifact, vkey: zArtifact }),
  ),
  payout: z.object({
    /** Time over which a payout plan spreads its steps. A minute in the demo, and the page says so. */
    spreadSec: z.number().int(),
    euroDecimals: z.number().int(),
    /** EIP-712 domain of the euro token. */
    euroName: z.string(),
    euroVersion: z.string(),
  }),
  /** Public keys by which the card knows who signed. */
  issuers: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.enum(ISSUER_KINDS), key: zPoint, keyHash: zField }),
  ),
});
export type PublicConfig = z.output<typeof zPublicConfig>;

const zDisregard = z.object({ flatCents: zCents, bps: z.number().int().min(0).max(10000), capCents: zCents });

/** GET /api/policies: from the chain index; the wallet recomputes each hash. */
export const zPolicies = z.object({
  policies: z.array(
    z.object({
      scheme: z.literal(SUPPLEMENT_IDS),
      basis: z.enum(['net', 'gross']),
      nullifierClass: z.number().int(),
      period: zPeriod,
      norms: z.array(zCents).length(8),
      disregards: z.array(zDisregard).length(4),
      tallyKey: zPoint,
      policyHash: zField,
      claimOpensAtSec: z.number(),
      claimClosesAtSec: z.number(),
    }),
  ),
  /** Lump sums, in the order of their start. */
  advances: z.array(zPublishedAdvance),
});
export type PublishedPolicies = z.output<typeof zPolicies>;

/** GET /api/registers: roots that stand on the chain, newest per scheme and region. */
export const zRegisters = z.object({
  registers: z.array(
    z.object({
      scheme: z.number().int(),
      region: z.number().int(),
      root: zField,
      leafCount: z.number().int(),
      bucketCount: z.number().int(),
      publishedAtSec: z.number(),
    }),
  ),
  /** The register of doctors; null before its first root. */
  doctors: zDoctorsRoot.nullable(),
});

/**
 * GET /api/registers/{root}/buckets/{index}: immutable per root, cacheable. Up to 1,024 leaves (the rest is zero) and
 * the roots of all buckets (the rest are empty ones), from which the wallet rebuilds its path and checks the root.
 */
export const zRegisterBucket = z.object({
  root: zField,
  index: z.number().int(),
  leaves: z.array(zField).max(1024),
  bucketRoots: z.array(zField).max(16384),
});

/** POST /api/relay/claims → 202 zRelayJobCreated. Public signals that the contract recomputes are left out. */
export const zClaimRequest = z.strictObject({
  scheme: z.literal(SUPPLEMENT_IDS),
  period: zPeriod,
  registerRoot: zField,
  nullifier: zField,
  note: zField,
  c1: zPoint,
  c2: zPoint,
  deadlineSec: z.number().int().positive(),
  proof: zSolidityProof,
});
export type ClaimRequest = z.output<typeof zClaimRequest>;

export const zRelayJobCreated = z.object({ jobId: z.string() });

/** GET /api/relay/jobs/{jobId} */
export const zRelayJob = z.object({
  jobId: z.string(),
  status: z.enum(['queued', 'sent', 'mined', 'failed']),
  txHash: zHex32.nullable(),
  blockNumber: z.number().int().nullable(),
  gasUsed: z.string().nullable(),
  /** An ErrorCode when failed. */
  errorCode: z.string().nullable(),
});
export type RelayJob = z.output<typeof zRelayJob>;

/** GET /api/notes?fromBlock=N: the pool's NoteReceived events in block order, the same for every wallet. */
export const zNotes = z.object({
  notes: z.array(
    z.object({
      nullifierClass: z.number().int(),
      nullifier: zField,
      note: zField,
      capCents: zCents,
      blockNumber: z.number().int(),
      blockTimeSec: z.number(),
      txHash: zHex32,
    }),
  ),
  /** Next `fromBlock`. */
  nextBlock: z.number().int(),
});

/** GET /api/health */
export const zHealth = z.object({
  status: z.enum(['ok', 'degraded']),
  database: z.boolean(),
  chains: z.record(
    z.enum(['income', 'health', 'payout']),
    z.object({ reachable: z.boolean(), head: z.number(), indexed: z.number() }),
  ),
  jobs: z.array(z.object({ name: z.string(), lastRunAtMs: z.number().nullable(), healthy: z.boolean() })),
});
