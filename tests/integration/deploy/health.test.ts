import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeployConfig } from '@/contracts/deploy/config';
import { deployAll } from '@/contracts/deploy/run';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { advancePolicyTable } from '@/lib/shared/protocol/advance-policy-table';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import {
  ADVANCE_STARTS_AT_SEC,
  accountOf,
  type Chains,
  clientOf,
  configFor,
  PAUSER,
  PUBLISHER,
  SILENT,
  startChains,
} from './support';

describe('contracts/deploy: the chain of doctors', () => {
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

  it('publishes the lump sum’s policies, as the protocol hashes them, and seals them', async () => {
    const gate = { address: deployed.health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi } as const;
    const client = clientOf(chains.health);
    expect(config.advancePolicies.length).toBe(1);
    for (const [index, policy] of config.advancePolicies.entries()) {
      const published = await client.readContract({ ...gate, functionName: 'policyOf', args: [index + 1] });
      expect(published).toEqual({
        policyHash: hashAdvancePolicy(policy),
        amountCents: Number(policy.amountCents),
        startsAt: ADVANCE_STARTS_AT_SEC,
        endsAt: 0n,
      });
    }
    const { timestamp } = await client.getBlock();
    expect(await client.readContract({ ...gate, functionName: 'policyIdAt', args: [timestamp] })).toBe(1);
    expect(await client.readContract({ ...gate, functionName: 'policiesSealed' })).toBe(true);
    expect(await client.readContract({ ...gate, functionName: 'scheme' })).toBe(SCHEMES.tas);
  });

  it('gives publisher, pauser and policy staff their functions', async () => {
    const health = clientOf(chains.health);
    const { registerRoots, asbestosAdvance } = deployed.health.contracts;
    const doctors = (account: Address) =>
      health.simulateContract({
        account,
        address: registerRoots,
        abi: registerRootsAbi,
        functionName: 'publishRoot',
        args: [SCHEMES.tas, 0, 5n],
      });
    await expect(doctors(PUBLISHER)).resolves.toBeDefined();
    await expect(doctors(accountOf(999))).rejects.toThrow(/AccessManagedUnauthorized/);
    const advance = { address: asbestosAdvance, abi: asbestosAdvanceAbi } as const;
    const stop = (account: Address) => health.simulateContract({ ...advance, account, functionName: 'pause' });
    await expect(stop(PAUSER)).resolves.toBeDefined();
    await expect(stop(PUBLISHER)).rejects.toThrow(/AccessManagedUnauthorized/);
    const { timestamp } = await health.getBlock();
    const [policy] = config.advancePolicies;
    if (policy === undefined) throw new Error('the tests have a lump sum');
    const table = advancePolicyTable({ ...policy, startsAtSec: timestamp + 86_400n });
    const propose = (account: Address) =>
      health.simulateContract({ ...advance, account, functionName: 'proposePolicy', args: [table] });
    for (const staff of config.roles.policyStaff) await expect(propose(staff)).resolves.toBeDefined();
    await expect(propose(PUBLISHER)).rejects.toThrow(/AccessManagedUnauthorized/);
  });

  it('who joined after the handover is named and left to the administrators; the run does the rest', async () => {
    const joined = accountOf(177);
    const lines: string[] = [];
    const roles = { ...config.roles, policyStaff: [...config.roles.policyStaff, joined] };
    await deployAll({ ...config, roles }, { log: (line) => lines.push(line) });
    const named = lines.filter((line) => line.includes(joined)).map((line) => line.split(',')[0]);
    expect(named.sort()).toEqual(['07 roles: health', '07 roles: income']);
    const [policy] = config.advancePolicies;
    if (policy === undefined) throw new Error('the tests have a lump sum');
    const health = clientOf(chains.health);
    const { timestamp } = await health.getBlock();
    const propose = health.simulateContract({
      account: joined,
      address: deployed.health.contracts.asbestosAdvance,
      abi: asbestosAdvanceAbi,
      functionName: 'proposePolicy',
      args: [advancePolicyTable({ ...policy, startsAtSec: timestamp + 86_400n })],
    });
    await expect(propose).rejects.toThrow(/AccessManagedUnauthorized/);
  });

  it('without policies the lump sum stays closed, and a later run opens it', async () => {
    const fresh = await startChains();
    const freshDir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    try {
      // Without administrators: the deployer stays in office for the second run.
      const whole = configFor(fresh, freshDir);
      const later = { ...whole, roles: { ...whole.roles, administrators: [] } };
      const { health } = await deployAll({ ...later, advancePolicies: [] }, SILENT);
      const gate = { address: health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi } as const;
      const client = clientOf(fresh.health);
      expect(await client.readContract({ ...gate, functionName: 'policyCount' })).toBe(0);
      expect(await client.readContract({ ...gate, functionName: 'policiesSealed' })).toBe(false);
      await deployAll(later, SILENT);
      expect(await client.readContract({ ...gate, functionName: 'policyCount' })).toBe(1);
      expect(await client.readContract({ ...gate, functionName: 'policiesSealed' })).toBe(true);
    } finally {
      await Promise.all(CHAIN_DOMAINS.map((domain) => fresh[domain].stop()));
      await rm(freshDir, { recursive: true, force: true });
    }
  });
});
