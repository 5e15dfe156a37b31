import { type Address, createPublicClient, type Hex, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { DEPLOY_DEFAULTS, type DeployConfig, type TallyHolder } from '@/contracts/deploy/config';
import { tallyKeys } from '@/contracts/deploy/tally-keys';
import { eurCents } from '@/lib/shared/domain/cents';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { tablePolicies } from '@/lib/shared/rules/registry';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import { ADVANCE_POLICY } from '@/tests/fixtures/patient';
import { Anvil } from '../helpers/anvil';

export const CHAIN_IDS = { income: 31337, health: 31338, payout: 31339 } as const;
/** Anvil's first account. */
export const DEPLOYER: Hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const keyOf = (label: number): Hex => `0x${label.toString(16).padStart(64, '0')}`;
export const accountOf = (label: number): Address => privateKeyToAccount(keyOf(label)).address;
const range = (from: number) => [0, 1, 2, 3, 4].map((i) => accountOf(from + i));
export const PUBLISHER = accountOf(101);
export const PAUSER = accountOf(102);
export const ADMINISTRATOR = accountOf(103);
export const EMPLOYER = accountOf(106);
/** A key holder's account and part: of their label alone. */
export const holderFor = (label: number, part: bigint): TallyHolder => ({
  account: accountOf(label),
  part: scalarMul(BASE8, part),
  secrets: { accountKey: keyOf(label), part },
});
export const TALLY = {
  windowSec: 120,
  holders: { pw: holderFor(107, 1234567n), tw: holderFor(108, 7654321n), statistics: holderFor(109, 1111111n) },
};
/** Keys that deploy one contract each, so that its address is known. */
export const ADDRESS_KEYS = { tally: keyOf(110), incomeSupplement: keyOf(111), payoutPool: keyOf(112) };
/** 1 January 2026, 00:00 UTC. */
export const ADVANCE_STARTS_AT_SEC = 1_767_225_600n;
export const SILENT = { log: () => {} };

export type Chains = Record<ChainDomain, Anvil>;

export const startChains = async (): Promise<Chains> => ({
  income: await Anvil.start(CHAIN_IDS.income),
  health: await Anvil.start(CHAIN_IDS.health),
  payout: await Anvil.start(CHAIN_IDS.payout),
});

export const configFor = (chains: Chains, deploymentsDir: string): DeployConfig => ({
  chains: {
    income: { chainId: CHAIN_IDS.income, rpcUrl: chains.income.rpcUrl },
    health: { chainId: CHAIN_IDS.health, rpcUrl: chains.health.rpcUrl },
    payout: { chainId: CHAIN_IDS.payout, rpcUrl: chains.payout.rpcUrl },
  },
  deploymentsDir,
  deployer: DEPLOYER,
  roles: {
    administrators: [ADMINISTRATOR],
    publishers: [PUBLISHER],
    pausers: [PAUSER],
    policyStaff: [accountOf(104), accountOf(105)],
    minters: [privateKeyToAccount(DEPLOYER).address],
    depositors: [EMPLOYER],
  },
  adminDelaySec: DEPLOY_DEFAULTS.adminDelaySec,
  validators: { income: range(201), health: range(301), payout: range(401) },
  validatorThreshold: DEPLOY_DEFAULTS.validatorThreshold,
  rootGraceSec: DEPLOY_DEFAULTS.rootGraceSec,
  tally: TALLY,
  policies: tablePolicies(tallyKeys(TALLY)),
  gateLimits: { maxCapCents: eurCents(233704n), dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
  advancePolicies: [{ ...ADVANCE_POLICY, startsAtSec: ADVANCE_STARTS_AT_SEC }],
  advanceGateLimits: { maxCapCents: ADVANCE_POLICY.amountCents, dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
  demoFundingCents: DEPLOY_DEFAULTS.demoFundingCents,
  gasAccounts: [PUBLISHER],
  gasFundingWei: 10n ** 18n,
});

export const clientOf = (chain: Anvil) => createPublicClient({ transport: http(chain.rpcUrl), cacheTime: 0 });
export const blocksOf = (chains: Chains) =>
  Promise.all(CHAIN_DOMAINS.map((domain) => clientOf(chains[domain]).getBlockNumber()));
