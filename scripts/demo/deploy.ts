import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Hex, hexToBytes, toHex } from 'viem';
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { DEPLOY_DEFAULTS, type DeployConfig, type TallyHolder } from '@/contracts/deploy/config';
import { deployAll } from '@/contracts/deploy/run';
import { tallyKeys } from '@/contracts/deploy/tally-keys';
import { zRuntimeConfig } from '@/lib/server/env';
import { DEMO_WALLETS, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { stopProver } from '@/lib/shared/card/groth16';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { BASE8, type Point, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { maxAmount } from '@/lib/shared/protocol/policy';
import { tablePolicies } from '@/lib/shared/rules/registry';
import { advancePolicies } from '@/lib/shared/rules/tas/pack';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { zHex32 } from '@/lib/shared/schemas/primitives';
import { demoAddressKeys, demoTallyHolders } from './demo-keys.mjs';

/**
 * Deploys the contracts of the embedded demo and writes its runtime configuration. Started by demo.mjs with the plan
 * and the installation's secrets in the environment; may run again at any time.
 */

const zChainPlan = z.object({
  domain: z.enum(['income', 'health', 'payout']),
  name: z.string(),
  chainId: z.number().int(),
  rpcUrl: z.string(),
  publicRpcUrl: z.string(),
  blockTimeSec: z.number(),
  confirmations: z.number().int(),
});
const zPlan = z.object({
  profile: z.enum(['closed', 'open']),
  /** What a payout's week takes here; the page says so. */
  weekSec: z.number().int().positive(),
  url: z.string(),
  chains: z.array(zChainPlan).length(3),
  naiveRpcUrl: z.string(),
  files: z.object({ runtime: z.string(), deployments: z.string() }),
});

const keys = (count: number) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(zHex32).length(count));

const zInput = z.object({
  DEMO_PLAN: z.string().transform((text) => zPlan.parse(JSON.parse(text))),
  CHAIN_MNEMONIC: z.string(),
  DEPLOYMENT_SALT: zHex32,
  RELAY_PRIVATE_KEY: zHex32,
  PAYOUT_RELAY_PRIVATE_KEY: zHex32,
  INSERTER_PRIVATE_KEY: zHex32,
  WAGE_PRIVATE_KEY: zHex32,
  /** The panel's key stands in the lump sum's policies. */
  ISSUER_KEYS: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.object({ panel: zHex32 })),
  /** Each member of staff who decides on policies signs with a key of their own. */
  STAFF_POLICY_KEYS: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), zHex32)),
  PUBLISHER_PRIVATE_KEY: zHex32,
  MESSENGER_PRIVATE_KEY: zHex32,
  TALLY_CLOSER_PRIVATE_KEY: zHex32,
  TALLY_RELEASER_PRIVATE_KEY: zHex32,
  VALIDATOR_KEYS_INCOME: keys(5),
  VALIDATOR_KEYS_HEALTH: keys(5),
  VALIDATOR_KEYS_PAYOUT: keys(5),
});

/** € 1 million: the seed's wages and what visitors of the demo pay themselves. */
const WAGE_FUNDING_CENTS = 100_000_000n;

const TREASURY_DELAY_SEC = 5;

/** A month of the law takes two minutes here; the page says so. */
const TALLY_WINDOW_SEC = 120;

const input = zInput.parse(process.env);
const plan = input.DEMO_PLAN;

function forEachDomain<T>(make: (domain: ChainDomain) => T): Record<ChainDomain, T> {
  return { income: make('income'), health: make('health'), payout: make('payout') };
}

function chainPlan(domain: ChainDomain) {
  const found = plan.chains.find((chain) => chain.domain === domain);
  if (found === undefined) throw new Error(`The plan has no ${domain} chain.`);
  return found;
}

/** Account of the installation's mnemonic: 0 deploys, the others hold offices. */
function office(index: number) {
  const account = mnemonicToAccount(input.CHAIN_MNEMONIC, { addressIndex: index });
  const key = account.getHdKey().privateKey;
  if (!key) throw new Error('The mnemonic gives no private key.');
  return { address: account.address, key: toHex(key) };
}

const addressOf = (key: Hex) => privateKeyToAccount(key).address;
const staffKeys = Object.values(input.STAFF_POLICY_KEYS);
const publicHolders = demoTallyHolders();
function tallyHolder(name: keyof typeof publicHolders): TallyHolder {
  const { account: accountKey, part: label } = publicHolders[name];
  const part = BigInt(label) % SUBGROUP_ORDER;
  return { account: addressOf(accountKey), part: scalarMul(BASE8, part), secrets: { accountKey, part } };
}
const tally: DeployConfig['tally'] = {
  windowSec: TALLY_WINDOW_SEC,
  holders: { pw: tallyHolder('pw'), tw: tallyHolder('tw'), statistics: tallyHolder('statistics') },
};
const keysOfSchemes = tallyKeys(tally);
const policies = tablePolicies(keysOfSchemes);
const lumpSums = advancePolicies(signingPublicKey(hexToBytes(input.ISSUER_KEYS.panel)));
const largest = (amounts: readonly EurCents[]): EurCents => amounts.reduce((a, b) => (b > a ? b : a));
const deployer = office(0);

const config: DeployConfig = {
  chains: forEachDomain(chainPlan),
  deploymentsDir: plan.files.deployments,
  deployer: deployer.key,
  roles: {
    administrators: [office(1).address, office(2).address],
    publishers: [addressOf(input.PUBLISHER_PRIVATE_KEY)],
    pausers: [office(3).address],
    policyStaff: [office(4).address, office(5).address, ...staffKeys.map(addressOf)],
    // The deployer makes the pool's first euros.
    minters: [deployer.address, office(6).address],
    // The fictitious employer of the demo.
    depositors: [addressOf(input.WAGE_PRIVATE_KEY)],
  },
  adminDelaySec: DEPLOY_DEFAULTS.adminDelaySec,
  // Elsewhere the administrators', a day ahead; the audience is not to wait so long for a pool that runs short.
  treasury: { treasurers: [office(1).address], delaySec: TREASURY_DELAY_SEC },
  validators: {
    income: input.VALIDATOR_KEYS_INCOME.map(addressOf),
    health: input.VALIDATOR_KEYS_HEALTH.map(addressOf),
    payout: input.VALIDATOR_KEYS_PAYOUT.map(addressOf),
  },
  validatorThreshold: DEPLOY_DEFAULTS.validatorThreshold,
  rootGraceSec: DEPLOY_DEFAULTS.rootGraceSec,
  tally,
  policies,
  gateLimits: {
    // Room for the norms of years to come: a claim above it would wait for the administration.
    maxCapCents: eurCents((largest(policies.map(maxAmount)) * 5n) / 4n),
    dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents,
  },
  advancePolicies: lumpSums,
  advanceGateLimits: {
    // Room for the amounts of years to come, as above: SVB's staff raise the amount, and not this limit.
    maxCapCents: eurCents((largest(lumpSums.map(({ amountCents }) => amountCents)) * 5n) / 4n),
    dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents,
  },
  // Elsewhere a day; the audience is not to wait so long for what is freed.
  releaseDelaySec: 120,
  demoFundingCents: DEPLOY_DEFAULTS.demoFundingCents,
  demoWageFundingCents: WAGE_FUNDING_CENTS,
  gasAccounts: [
    input.RELAY_PRIVATE_KEY,
    input.PAYOUT_RELAY_PRIVATE_KEY,
    input.INSERTER_PRIVATE_KEY,
    input.WAGE_PRIVATE_KEY,
    input.PUBLISHER_PRIVATE_KEY,
    input.MESSENGER_PRIVATE_KEY,
    input.TALLY_CLOSER_PRIVATE_KEY,
    input.TALLY_RELEASER_PRIVATE_KEY,
    ...staffKeys,
    // For what the fictitious people send themselves when no relay does.
    ...DEMO_WALLETS.map((name) => demoWalletKey(name, chainPlan('payout').chainId)),
  ].map(addressOf),
  gasFundingWei: DEPLOY_DEFAULTS.gasFundingWei,
  // The seeded history's proofs are bound to these addresses.
  addressKeys: demoAddressKeys(),
};

await deployAll(config, { log: (line) => process.stdout.write(`${line}\n`) });
await stopProver();

const pointText = ([x, y]: Point): [string, string] => [String(x), String(y)];
const runtime: z.input<typeof zRuntimeConfig> = {
  profile: plan.profile,
  demo: true,
  // The demo sends at once, and says so on the page.
  claimDelayMaxSec: 0,
  relayBatchSec: 0,
  insertWaitSec: 0,
  payout: { spreadSec: plan.weekSec },
  deploymentSalt: input.DEPLOYMENT_SALT,
  audience: plan.url,
  chains: forEachDomain((domain) => {
    const { chainId, name, rpcUrl, publicRpcUrl, blockTimeSec, confirmations } = chainPlan(domain);
    return { chainId, name, rpcUrl, publicRpcUrl, blockTimeSec, confirmations };
  }),
  deploymentsDir: plan.files.deployments,
  tallyKeys: { pw: pointText(keysOfSchemes.pw), tw: pointText(keysOfSchemes.tw) },
  naiveRpcUrl: plan.naiveRpcUrl,
};
zRuntimeConfig.parse(runtime);
mkdirSync(dirname(plan.files.runtime), { recursive: true });
writeFileSync(`${plan.files.runtime}.new`, `${JSON.stringify(runtime, null, 2)}\n`);
renameSync(`${plan.files.runtime}.new`, plan.files.runtime);
