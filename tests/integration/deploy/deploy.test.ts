import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Address, encodeFunctionData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPLOY_DEFAULTS, type DeployConfig } from '@/contracts/deploy/config';
import { deployAll } from '@/contracts/deploy/run';
import { chainReader } from '@/lib/client/http';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { staticMessageIdMultisigIsmAbi } from '@/lib/generated/hyperlane/StaticMessageIdMultisigIsm';

import { policyChain } from '@/lib/shared/card/policy-chain';

import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { CHAIN_DOMAINS, deploymentSchema } from '@/lib/shared/schemas/deployment';
import { Anvil } from '../helpers/anvil';
import {
  ADMINISTRATOR,
  accountOf,
  blocksOf,
  CHAIN_IDS,
  type Chains,
  clientOf,
  configFor,
  DEPLOYER,
  EMPLOYER,
  PAUSER,
  PUBLISHER,
  SILENT,
  startChains,
} from './support';

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
    expect(config.policies.length).toBe(30);
    for (const policy of config.policies) {
      const args = [policy.scheme, policy.period] as const;
      const published = await client.readContract({ ...gate, functionName: 'policyOf', args });
      expect(published.policyHash).toBe(hashPolicy(policy));
    }
    // As a browser's card reads them: in one request.
    const read = policyChain(chainReader(chains.income.rpcUrl), gate.address);
    expect((await read.policies(config.policies)).map(({ policyHash }) => policyHash)).toEqual(
      config.policies.map(hashPolicy),
    );
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

  it('S-21 enrols two gates, each for its own class alone, and funds the pool', async () => {
    const client = clientOf(chains.payout);
    const pool = { address: deployed.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    const classOf = (chainId: number, gate: Address) =>
      client.readContract({ ...pool, functionName: 'classOf', args: [BigInt(chainId), gate] });
    const { incomeSupplement } = deployed.income.contracts;
    const { asbestosAdvance } = deployed.health.contracts;
    expect(await classOf(CHAIN_IDS.income, incomeSupplement)).toBe(NULLIFIER_CLASSES.incomeSupplement);
    expect(await classOf(CHAIN_IDS.health, asbestosAdvance)).toBe(NULLIFIER_CLASSES.asbestosAdvance);
    expect(await classOf(CHAIN_IDS.payout, incomeSupplement)).toBe(0);
    expect(await classOf(CHAIN_IDS.payout, asbestosAdvance)).toBe(0);
    const limitsOf = async (nullifierClass: number) => {
      const { enrolled, maxCapCents, dailyCapCents } = await client.readContract({
        ...pool,
        functionName: 'gateOf',
        args: [nullifierClass],
      });
      return { enrolled, maxCapCents: BigInt(maxCapCents), dailyCapCents };
    };
    expect(await limitsOf(NULLIFIER_CLASSES.incomeSupplement)).toEqual({ enrolled: true, ...config.gateLimits });
    expect(await limitsOf(NULLIFIER_CLASSES.asbestosAdvance)).toEqual({ enrolled: true, ...config.advanceGateLimits });
    expect((await limitsOf(3)).enrolled).toBe(false);
    // Each gate speaks for the class that it is enrolled with, and is bound to this pool.
    const health = { address: asbestosAdvance, abi: asbestosAdvanceAbi } as const;
    expect(await clientOf(chains.health).readContract({ ...health, functionName: 'nullifierClass' })).toBe(
      NULLIFIER_CLASSES.asbestosAdvance,
    );
    expect(await clientOf(chains.health).readContract({ ...health, functionName: 'pool' })).toEqual([
      BigInt(CHAIN_IDS.payout),
      pool.address,
    ]);
    const balance = await client.readContract({
      address: deployed.payout.contracts.euroToken,
      abi: euroTokenAbi,
      functionName: 'balanceOf',
      args: [pool.address],
    });
    expect(balance).toBe(config.demoFundingCents * 10_000n);
  });

  it('gives the pool the verifier of spends and the delay of releases', async () => {
    const { payoutPool, spendVerifier } = deployed.payout.contracts;
    const pool = { address: payoutPool, abi: payoutPoolAbi } as const;
    const client = clientOf(chains.payout);
    expect(await client.readContract({ ...pool, functionName: 'spendVerifier' })).toBe(spendVerifier);
    expect(await client.readContract({ ...pool, functionName: 'releaseDelaySec' })).toBe(
      DEPLOY_DEFAULTS.releaseDelaySec,
    );
  });

  it('gives a depositor its money and its role; it approves the pool by itself, and pays a wage in', async () => {
    const { euroToken, payoutPool } = deployed.payout.contracts;
    const token = { address: euroToken, abi: euroTokenAbi } as const;
    const client = clientOf(chains.payout);
    const units = DEPLOY_DEFAULTS.demoWageFundingCents * 10_000n;
    expect(await client.readContract({ ...token, functionName: 'balanceOf', args: [EMPLOYER] })).toBe(units);
    const args = [EMPLOYER, payoutPool] as const;
    expect(await client.readContract({ ...token, functionName: 'allowance', args })).toBe(0n);

    const pool = { address: payoutPool, abi: payoutPoolAbi, functionName: 'deposit', args: [100_000, 5n] } as const;
    await expect(client.simulateContract({ ...pool, account: accountOf(999) })).rejects.toThrow(
      /AccessManagedUnauthorized/,
    );
    await expect(client.simulateContract({ ...pool, account: EMPLOYER })).rejects.toThrow(
      /ERC20InsufficientAllowance|0xfb8f41b2/,
    );
    const allowed = await client.simulateCalls({
      account: EMPLOYER,
      calls: [
        { to: euroToken, data: encodeFunctionData({ ...token, functionName: 'approve', args: [payoutPool, units] }) },
        { to: payoutPool, data: encodeFunctionData(pool) },
      ],
    });
    expect(allowed.results.map(({ status }) => status)).toEqual(['success', 'success']);
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
      for (const step of [
        '02 hyperlane: security modules: payout',
        '05 income',
        '05 health',
        '08 tally keys: part of pw: income',
        '08 tally keys: composed: income',
        '08 tally keys: first tranches: income',
        '08 policies: income',
        '08 advance policies: health',
        '09 funding: dep',
      ]) {
        await expect(deployAll(interrupted, stopAt(step))).rejects.toThrow('killed');
      }
      const partialOf = (domain: 'income' | 'health') =>
        readFile(path.join(freshDir, `${CHAIN_IDS[domain]}.partial.json`), 'utf8').then(JSON.parse);
      const before = { income: await partialOf('income'), health: await partialOf('health') };
      const done = await deployAll(interrupted, SILENT);
      expect(before.income.contracts).toEqual(done.income.contracts);
      expect(before.health.contracts).toEqual(done.health.contracts);
      const client = clientOf(fresh.income);
      const address = done.income.contracts.incomeSupplement;
      expect(await client.readContract({ address, abi: incomeSupplementAbi, functionName: 'policiesSealed' })).toBe(
        true,
      );
      const health = { address: done.health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi } as const;
      expect(await clientOf(fresh.health).readContract({ ...health, functionName: 'policyCount' })).toBe(1);
      expect(await clientOf(fresh.health).readContract({ ...health, functionName: 'policiesSealed' })).toBe(true);
    } finally {
      await Promise.all(CHAIN_DOMAINS.map((domain) => fresh[domain].stop()));
      await rm(freshDir, { recursive: true, force: true });
    }
  });

  it('a file of another chain with the same id is void', async () => {
    const later = await Promise.all(
      CHAIN_DOMAINS.map((domain) => Anvil.start(CHAIN_IDS[domain], { genesisSec: 1_794_800_000 })),
    );
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
});
