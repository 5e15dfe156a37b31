import { z } from 'zod';
import { CHAIN_DOMAINS } from './deployment';
import { zAddress, zHex, zHex32 } from './primitives';

/**
 * What the presenter's page shows of the chains: the newest events in plain fields, and what a search through everything
 * that stands on them finds. Of the demo alone.
 */

/** The three chains, and the one of plain transfers with names in them, for comparison. */
export const SEARCHED_CHAINS = [...CHAIN_DOMAINS, 'naive'] as const;
export type SearchedChain = (typeof SEARCHED_CHAINS)[number];

/** POST /api/presenter/search */
export const zSearchRequest = z.strictObject({ text: z.string().trim().min(1).max(100) });
/** POST /api/presenter/traces */
export const zTracesRequest = z.strictObject({ person: z.string().min(1).max(40) });

/**
 * In which form a text was looked for. `text` without regard to capitals; `word` as a number of 32 bytes; `mapping` as the
 * place that Solidity gives to what is kept under it.
 */
export const SEARCH_FORMS = [
  'text',
  'string',
  'hex',
  'bytes',
  'keccak',
  'sha256',
  'poseidon',
  'word',
  'mapping',
] as const;
/** As what the text was read. */
export const SEARCH_READINGS = ['text', 'lowercase', 'number', 'cents', 'units', 'address', 'bytes'] as const;

export const zSearchForm = z.object({
  form: z.enum(SEARCH_FORMS),
  reading: z.enum(SEARCH_READINGS),
  /** The bytes looked for, cut off at 34 characters; the places of a mapping are many, and are counted. */
  shown: z.string(),
  /** A form that is too short would be found by accident, so it is not looked for. */
  isSearched: z.boolean(),
});

/** Why something may stand on a chain for everybody to see. */
export const DESIGNS = ['payment', 'deposit', 'table', 'cap', 'total', 'coin', 'office', 'sender'] as const;
export type Design = (typeof DESIGNS)[number];

export const zSearchHit = z.object({
  form: z.enum(SEARCH_FORMS),
  reading: z.enum(SEARCH_READINGS),
  place: z.enum(['block', 'transaction', 'event', 'storage', 'code']),
  block: z.number().int().nullable(),
  tx: zHex32.nullable(),
  account: zAddress.nullable(),
  /** Where it is known: the contract, and its event or function. */
  contract: z.string().nullable(),
  member: z.string().nullable(),
  /** Public by design, and as what; null when nobody should be able to find it. */
  design: z.enum(DESIGNS).nullable(),
  /** Whether the account that was looked for is who is paid here. */
  isPayee: z.boolean(),
  /** Text around it that a person can read, up to 80 characters. */
  excerpt: z.string().nullable(),
  /** What a plain transfer tells beside it: the amount, in cents. Null on our own chains. */
  cents: z.string().nullable(),
});

export const zSearchedChain = z.object({
  chain: z.enum(SEARCHED_CHAINS),
  blocks: z.number().int(),
  transactions: z.number().int(),
  logs: z.number().int(),
  storageWords: z.number().int(),
  bytes: z.number().int(),
  hitCount: z.number().int(),
  /** Of them those that are public by design. */
  designCount: z.number().int(),
  /** Forms that were not looked for on this chain, for people to read: too short to tell a find from chance. */
  skipped: z.array(z.string()),
  /** The first ones: those that nobody should find before the others, and of the others payments to the account sought. */
  hits: z.array(zSearchHit).max(20),
});

/** POST /api/presenter/search → this */
export const zSearchResult = z.object({
  text: z.string(),
  /** As our own three chains were searched. */
  forms: z.array(zSearchForm),
  /** The naive chain is missing where it does not run. */
  chains: z.array(zSearchedChain),
  tookMs: z.number(),
});

/**
 * POST /api/presenter/traces → this: one person, by all that agencies and issuers know them by. The card's number (its holder
 * hash) is looked for by the server and not told: `text` and `shown` are empty there. Null before there is a card.
 */
export const zTraces = z.object({ name: zSearchResult, account: zSearchResult, holder: zSearchResult.nullable() });
export type Traces = z.output<typeof zTraces>;

const zChainEvent = z.object({
  contract: z.string(),
  event: z.string(),
  block: z.number().int(),
  timeSec: z.number(),
  tx: zHex32,
  /** In the event's order, as text; long ones are cut off. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
});

/** Where a number comes from: a contract's own storage, as its getters answer, or events that were counted. */
export const FACT_SOURCES = ['storage', 'events'] as const;
export const CHAIN_FACTS = [
  'nullifiers',
  'roots',
  'policies',
  'tranchesOpen',
  'tranchesClosed',
  'tranchesOpened',
  'notes',
  'leaves',
  'queued',
  'spendNullifiers',
  'reservedCents',
  'balanceCents',
  'poolRoot',
  'registerRoot',
  'transfers',
] as const;

export const zChainView = z.object({
  chain: z.enum(SEARCHED_CHAINS),
  chainId: z.number().int(),
  head: z.object({ block: z.number().int(), timeSec: z.number(), hash: zHex }),
  /** Newest first. */
  events: z.array(zChainEvent).max(12),
  facts: z.array(z.object({ fact: z.enum(CHAIN_FACTS), source: z.enum(FACT_SOURCES), value: z.string() })),
});
export type ChainView = z.output<typeof zChainView>;

/** GET /api/presenter/chains → this; a chain that does not answer is missing from `chains` and named in `silent`. */
export const zChainViews = z.object({
  chains: z.array(zChainView),
  silent: z.array(z.enum(SEARCHED_CHAINS)),
  nowMs: z.number(),
});
export type ChainViews = z.output<typeof zChainViews>;
