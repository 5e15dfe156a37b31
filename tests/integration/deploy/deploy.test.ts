import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Address, createPublicClient, type Hex, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProvingKeys, PROVING_KEY_FILES } from '@/contracts/deploy/00-proving-keys';
import { DEPLOY_DEFAULTS, type DeployConfig } from '@/contracts/deploy/config';
import { deployAll } from '@/contracts/deploy/run';
import { chainReader } from '@/lib/client/http';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { staticMessageIdMultisigIsmAbi } from '@/lib/generated/hyperlane/StaticMessageIdMultisigIsm';
import { policyChain } from '@/lib/shared/card/policy-chain';
import { eurCents } from '@/lib/shared/domain/cents';
import { tablePolicies } from '@/lib/shared/domain/norms';
import { BASE8, pointAdd, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { CHAIN_DOMAINS, type ChainDomain, deploymentSchema } from '@/lib/shared/schemas/deployment';
import { Anvil } from '../helpers/anvil';

const CHAIN_IDS = { income: 31337, health: 31338, payout: 31339 } as const;
/** Anvil's first account. */
const DEPLOYER: Hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const keyOf = (label: number): Hex => `0x${label.toString(16).padStart(64, '0')}`;
const accountOf = (label: number): Address => privateKeyToAccount(keyOf(label)).address;
const range = (from: number) => [0, 1, 2, 3, 4].map((i) => accountOf(from + i));
const PARTS = [scalarMul(BASE8, 1234567n), scalarMul(BASE8, 7654321n)] as const;
const PUBLISHER = accountOf(101);
const PAUSER = accountOf(102);
const ADMINISTRATOR = accountOf(103);
const SILENT = { log: () => {} };

type Chains = Record<ChainDomain, Anvil>;

const startChains = async (): Promise<Chains> => ({
  income: await Anvil.start(CHAIN_IDS.income),
  health: await Anvil.start(CHAIN_IDS.health),
  payout: await Anvil.start(CHAIN_IDS.payout),
});

const configFor = (chains: Chains, deploymentsDir: string): DeployConfig => ({
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
  },
  adminDelaySec: DEPLOY_DEFAULTS.adminDelaySec,
  validators: { income: range(201), health: range(301), payout: range(401) },
  validatorThreshold: DEPLOY_DEFAULTS.validatorThreshold,
  rootGraceSec: DEPLOY_DEFAULTS.rootGraceSec,
  tallyKeyParts: PARTS,
  policies: tablePolicies(pointAdd(...PARTS)),
  gateLimits: { maxCapCents: eurCents(233704n), dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
  demoFundingCents: DEPLOY_DEFAULTS.demoFundingCents,
  gasAccounts: [PUBLISHER],
  gasFundingWei: 10n ** 18n,
});

const clientOf = (chain: Anvil) => createPublicClient({ transport: http(chain.rpcUrl), cacheTime: 0 });
const blocksOf = (chains: Chains) =>
  Promise.all(CHAIN_DOMAINS.map((domain) => clientOf(chains[domain]).getBlockNumber()));

describe('contracts/deploy', () => {
  let chains: Chains;
  let dir: string;
  let config: DeployConfig;
  let deployed: Awaited<ReturnType<typeof deployAll>>;

  beforeAll(async () => {
    chains = await startChains();
    dir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    config = configFor(chains, dir);
    deployed = await deployAll(config, SILENT);
  });
  afterAll(async () => {
    await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
    await rm(dir, { recursive: true, force: true });
  });

  it('writes one valid file per chain, with the genesis it belongs to', async () => {
    for (const domain of CHAIN_DOMAINS) {
      const file = deploymentSchema.parse(
        JSON.parse(await readFile(path.join(dir, `${CHAIN_IDS[domain]}.json`), 'utf8')),
      );
      const genesis = await clientOf(chains[domain]).getBlock({ blockNumber: 0n });
      expect(file).toEqual(deployed[domain]);
      expect(file.genesisHash).toBe(genesis.hash);
      expect(file.developmentKeys).toBe(true);
    }
  });

  it('sends nothing when it runs again', async () => {
    const before = await blocksOf(chains);
    const again = await deployAll(config, SILENT);
    expect(again).toEqual(deployed);
    expect(await blocksOf(chains)).toEqual(before);
  });

  it('publishes every policy, as the protocol hashes it, and seals them', async () => {
    const gate = { address: deployed.income.contracts.incomeSupplement, abi: incomeSupplementAbi } as const;
    const client = clientOf(chains.income);
    expect(config.policies.length).toBe(12);
    for (const policy of config.policies) {
      const args = [policy.scheme, policy.period] as const;
      const published = await client.readContract({ ...gate, functionName: 'policyOf', args });
      expect(published.policyHash).toBe(hashPolicy(policy));
    }
    // As a browser's card reads them: in one request.
    const read = policyChain(chainReader(chains.income.rpcUrl), gate.address);
    expect(await read.policyHashes(config.policies)).toEqual(config.policies.map(hashPolicy));
    expect(await client.readContract({ ...gate, functionName: 'policiesSealed' })).toBe(true);
  });

  it('S-19 wires the gateways to each other alone, behind three of five validators', async () => {
    const client = clientOf(chains.payout);
    const { gateway } = deployed.payout.contracts;
    const read = { address: gateway, abi: hyperlaneGatewayAbi } as const;
    for (const origin of [deployed.income, deployed.health]) {
      const remote = await client.readContract({ ...read, functionName: 'remoteOf', args: [origin.chainId] });
      expect(remote.slice(-40)).toBe(origin.contracts.gateway.slice(2).toLowerCase());
    }
    const module = await client.readContract({ ...read, functionName: 'interchainSecurityModule' });
    expect(module).toBe(deployed.payout.contracts.routingIsm);
    const security = deployed.payout.origins.find(({ domain }) => domain === 'income');
    const [validators, threshold] = await client.readContract({
      address: security?.multisigIsm ?? '0x',
      abi: staticMessageIdMultisigIsmAbi,
      functionName: 'validatorsAndThreshold',
      args: ['0x'],
    });
    expect(validators).toEqual(config.validators.income);
    expect(threshold).toBe(3);
  });

  it('S-21 enrols the income gate and no other, and funds the pool', async () => {
    const client = clientOf(chains.payout);
    const pool = { address: deployed.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    const classOf = (chainId: number, gate: Address) =>
      client.readContract({ ...pool, functionName: 'classOf', args: [BigInt(chainId), gate] });
    const gate = deployed.income.contracts.incomeSupplement;
    expect(await classOf(CHAIN_IDS.income, gate)).toBe(1);
    expect(await classOf(CHAIN_IDS.health, gate)).toBe(0);
    const balance = await client.readContract({
      address: deployed.payout.contracts.euroToken,
      abi: euroTokenAbi,
      functionName: 'balanceOf',
      args: [pool.address],
    });
    expect(balance).toBe(config.demoFundingCents * 10_000n);
  });

  it('gives each role its function, and leaves the deployer without power', async () => {
    const income = clientOf(chains.income);
    const publish = (account: Address) =>
      income.simulateContract({
        account,
        address: deployed.income.contracts.registerRoots,
        abi: registerRootsAbi,
        functionName: 'publishRoot',
        args: [1, 9001, 5n],
      });
    await expect(publish(PUBLISHER)).resolves.toBeDefined();
    await expect(publish(accountOf(999))).rejects.toThrow(/AccessManagedUnauthorized/);

    const payout = clientOf(chains.payout);
    const pool = { address: deployed.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    await expect(payout.simulateContract({ ...pool, account: PAUSER, functionName: 'pause' })).resolves.toBeDefined();
    const raise = (account: Address) =>
      payout.simulateContract({ ...pool, account, functionName: 'setGateLimits', args: [1, 1, 1n] });
    await expect(raise(privateKeyToAccount(DEPLOYER).address)).rejects.toThrow(/AccessManagedUnauthorized/);
    // The administrator has to announce it a day ahead.
    await expect(raise(ADMINISTRATOR)).rejects.toThrow(/AccessManagerNotScheduled|0x60a299b0/);
  });

  it('S-27 an interrupted run goes on where it stopped', async () => {
    const fresh = await startChains();
    const freshDir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    try {
      const interrupted = configFor(fresh, freshDir);
      const stopAt = (step: string) => ({
        log: (line: string) => {
          if (line.startsWith(step)) throw new Error('killed');
        },
      });
      for (const step of ['02 hyperlane: security modules: payout', '05 income', '08 policies: income']) {
        await expect(deployAll(interrupted, stopAt(step))).rejects.toThrow('killed');
      }
      const codeBefore = await readFile(path.join(freshDir, `${CHAIN_IDS.income}.partial.json`), 'utf8');
      const done = await deployAll(interrupted, SILENT);
      expect(JSON.parse(codeBefore).contracts).toEqual(done.income.contracts);
      const client = clientOf(fresh.income);
      const address = done.income.contracts.incomeSupplement;
      expect(await client.readContract({ address, abi: incomeSupplementAbi, functionName: 'policiesSealed' })).toBe(
        true,
      );
    } finally {
      await Promise.all(CHAIN_DOMAINS.map((domain) => fresh[domain].stop()));
      await rm(freshDir, { recursive: true, force: true });
    }
  });

  it('a file of another chain with the same id is void', async () => {
    const later = await Promise.all(CHAIN_DOMAINS.map((domain) => Anvil.start(CHAIN_IDS[domain], 1_794_800_000)));
    const [income, health, payout] = later;
    if (!income || !health || !payout) throw new Error('three chains were started');
    try {
      const copied = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
      for (const domain of CHAIN_DOMAINS) {
        await writeFile(path.join(copied, `${CHAIN_IDS[domain]}.json`), JSON.stringify(deployed[domain]));
      }
      const renewed = await deployAll(configFor({ income, health, payout }, copied), SILENT);
      expect(renewed.income.genesisHash).not.toBe(deployed.income.genesisHash);
      const code = await clientOf(income).getCode({ address: renewed.income.contracts.incomeSupplement });
      expect(code).toBeDefined();
    } finally {
      await Promise.all(later.map((chain) => chain.stop()));
    }
  });

  it('refuses a chain with another id than configured', async () => {
    const swapped = {
      ...config,
      chains: { ...config.chains, health: config.chains.payout, payout: config.chains.health },
    };
    const wrong = { ...swapped, chains: { ...swapped.chains, health: { ...swapped.chains.health, chainId: 31338 } } };
    await expect(deployAll(wrong, SILENT)).rejects.toThrow(/has id 31339, configured is 31338/);
  });

  it('refuses key parts that do not add up to the policies’ tally key', async () => {
    const fresh = await startChains();
    const freshDir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    try {
      const foreign = { ...configFor(fresh, freshDir), tallyKeyParts: [PARTS[0]] };
      await expect(deployAll(foreign, SILENT)).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
    } finally {
      await Promise.all(CHAIN_DOMAINS.map((domain) => fresh[domain].stop()));
      await rm(freshDir, { recursive: true, force: true });
    }
  });

  it('S-16 refuses development keys on a chain that is not a development chain', async () => {
    const before = await blocksOf(chains);
    const serious = { ...config, chains: { ...config.chains, health: { ...config.chains.health, chainId: 1 } } };
    await expect(deployAll(serious, SILENT)).rejects.toMatchObject({
      code: 'DEVELOPMENT_KEY_REFUSED',
      data: { reason: 'development key', chainId: 1 },
    });
    expect(await blocksOf(chains)).toEqual(before);
    const lockFile = path.join(dir, 'artifacts.lock.json');
    await writeFile(lockFile, JSON.stringify({ development: false }));
    await expect(checkProvingKeys([1], { ...PROVING_KEY_FILES, lockFile })).resolves.toBe(false);
  });

  it('S-16 refuses a verifying key whose gamma equals its delta, even on a development chain', async () => {
    const verifier = await readFile(PROVING_KEY_FILES.verifierFile, 'utf8');
    const gamma = (part: string) => new RegExp(`gamma${part}\\s*=\\s*(\\d+)`).exec(verifier)?.[1] ?? '';
    const forgeable = ['x1', 'x2', 'y1', 'y2'].reduce(
      (text, part) => text.replace(new RegExp(`(delta${part}\\s*=\\s*)\\d+`), `$1${gamma(part)}`),
      verifier,
    );
    expect(forgeable).not.toBe(verifier);
    const verifierFile = path.join(dir, 'Forgeable.sol');
    await writeFile(verifierFile, forgeable);
    const before = await blocksOf(chains);
    const provingKeys = { ...PROVING_KEY_FILES, verifierFile };
    await expect(deployAll({ ...config, provingKeys }, SILENT)).rejects.toMatchObject({
      code: 'DEVELOPMENT_KEY_REFUSED',
      data: { reason: 'gamma equals delta' },
    });
    expect(await blocksOf(chains)).toEqual(before);
  });
});
