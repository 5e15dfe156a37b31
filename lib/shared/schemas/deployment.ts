import { type Address, getAddress, type Hash, isAddress, isHash } from 'viem';
import { z } from 'zod';

/**
 * What contracts/deploy writes to `<deploymentsDir>/<chainId>.json` and everything else reads: one file per chain.
 * The addresses belong to the chain with this genesis hash; another hash means another chain, and the file is void.
 */
const address = z
  .string()
  .refine((value) => isAddress(value, { strict: false }))
  .transform((value): Address => getAddress(value));
const hash = z
  .string()
  .refine((value) => isHash(value))
  .transform((value) => value as Hash);

/** Names of the three agency domains; each is one chain. */
export const CHAIN_DOMAINS = ['income', 'health', 'payout'] as const;
export const chainDomainSchema = z.enum(CHAIN_DOMAINS);
export type ChainDomain = z.infer<typeof chainDomainSchema>;

/** Contracts that stand on every chain: administration and Hyperlane. */
const commonContracts = {
  accessManager: address,
  mailbox: address,
  /** Default hook: validators sign its checkpoints. */
  merkleTreeHook: address,
  /** Required hook: stops dispatching. */
  pausableHook: address,
  /** Part of every aggregation: stops deliveries. */
  pausableIsm: address,
  /** DomainRoutingIsm: origin domain → aggregation of `origins`. */
  routingIsm: address,
  validatorAnnounce: address,
  gateway: address,
};

/** How this chain checks messages of one origin: aggregation (2 of 2) of the multisig and the pausable module. */
const originSecurity = z.object({
  domain: chainDomainSchema,
  /** Hyperlane domain = chain id. */
  chainId: z.number().int().positive(),
  /** In the ISM's order: metadata lists signatures in this order. */
  validators: z.array(address).min(1),
  threshold: z.number().int().positive(),
  multisigIsm: address,
  /** Modules in this order: [multisigIsm, pausableIsm]; metadata follows it. */
  aggregationIsm: address,
});
export type OriginSecurity = z.infer<typeof originSecurity>;

const common = {
  version: z.literal(1),
  chainId: z.number().int().positive(),
  genesisHash: hash,
  /** Block before the first contract: indexers start here. */
  startBlock: z.number().int().nonnegative(),
  /** True when the proving keys behind the verifiers are development keys. */
  developmentKeys: z.boolean(),
  origins: z.array(originSecurity),
  /** Linked libraries and factories, which nothing but the deploy steps needs. */
  auxiliary: z.record(z.string(), address),
};

export const incomeDeploymentSchema = z.object({
  ...common,
  domain: z.literal('income'),
  contracts: z.object({
    ...commonContracts,
    registerRoots: address,
    supplementVerifier: address,
    tallyShareVerifier: address,
    tally: address,
    incomeSupplement: address,
  }),
});
export const healthDeploymentSchema = z.object({
  ...common,
  domain: z.literal('health'),
  contracts: z.object({
    ...commonContracts,
    registerRoots: address,
    advanceVerifier: address,
    asbestosAdvance: address,
  }),
});
export const payoutDeploymentSchema = z.object({
  ...common,
  domain: z.literal('payout'),
  contracts: z.object({ ...commonContracts, euroToken: address, spendVerifier: address, payoutPool: address }),
});

export const deploymentSchema = z.discriminatedUnion('domain', [
  incomeDeploymentSchema,
  healthDeploymentSchema,
  payoutDeploymentSchema,
]);

export type IncomeDeployment = z.infer<typeof incomeDeploymentSchema>;
export type HealthDeployment = z.infer<typeof healthDeploymentSchema>;
export type PayoutDeployment = z.infer<typeof payoutDeploymentSchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
