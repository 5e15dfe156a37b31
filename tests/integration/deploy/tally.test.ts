import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Address, getContractAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVING_KEY_FILES } from '@/contracts/deploy/00-proving-keys';
import type { DeployConfig } from '@/contracts/deploy/config';
import { type Deployments, deployAll } from '@/contracts/deploy/run';
import { tallyKeyHash, tallyKeys } from '@/contracts/deploy/tally-keys';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { stopProver } from '@/lib/shared/card/groth16';
import { SCHEME_REGIONS } from '@/lib/shared/domain/regions';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { Anvil } from '../helpers/anvil';
import {
  ADDRESS_KEYS,
  accountOf,
  blocksOf,
  CHAIN_IDS,
  type Chains,
  clientOf,
  configFor,
  holderFor,
  PUBLISHER,
  SILENT,
  startChains,
  TALLY,
} from './support';

describe('contracts/deploy: Tally', () => {
  let chains: Chains;
  let dir: string;
  let config: DeployConfig;
  let deployed: Deployments;
  const read = () => ({ address: deployed.income.contracts.tally, abi: tallyAbi }) as const;

  beforeAll(async () => {
    chains = await startChains();
    dir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    config = { ...configFor(chains, dir), addressKeys: ADDRESS_KEYS };
    deployed = await deployAll(config, SILENT);
  });
  afterAll(async () => {
    await stopProver();
    await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
    await rm(dir, { recursive: true, force: true });
  });

  it('S-22 composes each scheme’s key of two registered parts, and of no other scheme', async () => {
    const client = clientOf(chains.income);
    const keys = tallyKeys(TALLY);
    for (const scheme of SUPPLEMENT_SCHEMES) {
      const hash = tallyKeyHash(keys[scheme]);
      const key = await client.readContract({ ...read(), functionName: 'tallyKeyOf', args: [hash] });
      expect(key).toMatchObject({
        scheme: SCHEMES[scheme],
        key: keys[scheme],
        agency: TALLY.holders[scheme].account,
        agencyPart: TALLY.holders[scheme].part,
        statistics: TALLY.holders.statistics.account,
        statisticsPart: TALLY.holders.statistics.part,
      });
    }
    const [pw, tw] = SUPPLEMENT_SCHEMES.map((scheme) => tallyKeyHash(keys[scheme]));
    expect(pw).not.toBe(tw);
    const args = [SCHEMES.tw, pw ?? '0x'] as const;
    expect(await client.readContract({ ...read(), functionName: 'isTallyKey', args })).toBe(false);
  });

  it('counts for the gate alone, closes by the configured window, and has a first tranche everywhere', async () => {
    const client = clientOf(chains.income);
    const { incomeSupplement, tally, tallyShareVerifier } = deployed.income.contracts;
    expect(await client.readContract({ ...read(), functionName: 'gate' })).toBe(incomeSupplement);
    const gate = { address: incomeSupplement, abi: incomeSupplementAbi } as const;
    expect(await client.readContract({ ...gate, functionName: 'tally' })).toBe(tally);
    expect(await client.readContract({ ...read(), functionName: 'verifier' })).toBe(tallyShareVerifier);
    expect(await client.readContract({ ...read(), functionName: 'windowSec' })).toBe(TALLY.windowSec);
    const ids: bigint[] = [];
    for (const scheme of SUPPLEMENT_SCHEMES) {
      for (const region of SCHEME_REGIONS[scheme]) {
        const args = [SCHEMES[scheme], region, tallyKeyHash(tallyKeys(TALLY)[scheme])] as const;
        ids.push((await client.readContract({ ...read(), functionName: 'openTranche', args })).id);
      }
    }
    expect(ids).toEqual(ids.map((_, index) => BigInt(index + 1)));
  });

  it('leaves keys to the administration, parts to the holders and first tranches to the publisher', async () => {
    const client = clientOf(chains.income);
    const prepare = (account: Address) => {
      const args = [SCHEMES.pw, 9099, tallyKeyHash(tallyKeys(TALLY).pw)] as const;
      return client.simulateContract({ ...read(), account, functionName: 'prepare', args });
    };
    await expect(prepare(PUBLISHER)).resolves.toBeDefined();
    await expect(prepare(accountOf(999))).rejects.toThrow(/AccessManagedUnauthorized/);
    const { pw, statistics } = TALLY.holders;
    const compose = { functionName: 'composeKey', args: [SCHEMES.pw, statistics.account, pw.account] } as const;
    await expect(client.simulateContract({ ...read(), account: pw.account, ...compose })).rejects.toThrow(
      /AccessManagedUnauthorized/,
    );
    const eight = [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n] as const;
    const register = (account: Address) =>
      client.simulateContract({ ...read(), account, functionName: 'registerPart', args: [pw.part, eight] });
    await expect(register(accountOf(999))).rejects.toThrow(/AccessManagedUnauthorized/);
    await expect(register(pw.account)).rejects.toThrow(/Tally__ProofInvalid/);
  });

  it('puts three contracts where their keys say, and sends nothing when it runs again', async () => {
    const firstOf = (key: keyof typeof ADDRESS_KEYS) =>
      getContractAddress({ from: privateKeyToAccount(ADDRESS_KEYS[key]).address, nonce: 0n });
    expect(deployed.income.contracts.tally).toBe(firstOf('tally'));
    expect(deployed.income.contracts.incomeSupplement).toBe(firstOf('incomeSupplement'));
    expect(deployed.payout.contracts.payoutPool).toBe(firstOf('payoutPool'));
    const before = await blocksOf(chains);
    expect(await deployAll(config, SILENT)).toEqual(deployed);
    expect(await blocksOf(chains)).toEqual(before);
  });

  it('S-27 a run that was cut off before it wrote finds the contracts at their known addresses', async () => {
    await withFresh(async (fresh, freshDir) => {
      const again = { ...configFor(fresh, freshDir), addressKeys: ADDRESS_KEYS };
      const killed = {
        log: (line: string) => {
          if (line.startsWith('tally, at its known')) throw new Error('killed');
        },
      };
      await expect(deployAll(again, killed)).rejects.toThrow('killed');
      const file = path.join(freshDir, `${CHAIN_IDS.income}.partial.json`);
      const partial = JSON.parse(await readFile(file, 'utf8'));
      delete partial.contracts.tally;
      await writeFile(file, JSON.stringify(partial));
      const done = await deployAll(again, SILENT);
      expect(done.income.contracts.tally).toBe(deployed.income.contracts.tally);
    });
  });

  it('S-22 waits for a holder whose secrets it does not have, and takes no policy of another key', async () => {
    await withFresh(async (fresh, freshDir) => {
      const { secrets: _, ...absent } = TALLY.holders.statistics;
      const base = configFor(fresh, freshDir);
      const waiting = { ...base, tally: { ...TALLY, holders: { ...TALLY.holders, statistics: absent } } };
      await expect(deployAll(waiting, SILENT)).rejects.toMatchObject({
        code: 'INPUT_MALFORMED',
        data: { tallyPartNotRegistered: 'statistics', account: absent.account },
      });
      const foreign = { ...base, policies: base.policies.map((one) => ({ ...one, tallyKey: TALLY.holders.pw.part })) };
      await expect(deployAll(foreign, SILENT)).rejects.toMatchObject({
        code: 'INPUT_MALFORMED',
        data: { tallyKeyOfPeriod: base.policies[0]?.period },
      });
      // Meanwhile the holder registered: the same configuration, still without its secrets, is carried out.
      const done = await deployAll(waiting, SILENT);
      expect(done.income.contracts.tally).toBeDefined();
    });
  });

  it('uses no key that everybody knows outside of development chains', async () => {
    const serious = await Anvil.start(4242);
    const freshDir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    try {
      const lockFile = path.join(freshDir, 'artifacts.lock.json');
      await writeFile(lockFile, JSON.stringify({ development: false }));
      const base = configFor({ ...chains, income: serious }, freshDir);
      const income = { ...base.chains.income, chainId: 4242 };
      const elsewhere = {
        ...base,
        chains: { ...base.chains, income },
        provingKeys: { ...PROVING_KEY_FILES, lockFile },
      };
      await expect(
        deployAll({ ...elsewhere, addressKeys: { tally: ADDRESS_KEYS.tally } }, SILENT),
      ).rejects.toMatchObject({
        code: 'DEVELOPMENT_KEY_REFUSED',
        data: { reason: 'address key', chainId: 4242 },
      });
      const holders = { ...TALLY.holders, pw: holderFor(107, 42n) };
      await expect(deployAll({ ...elsewhere, tally: { ...TALLY, holders } }, SILENT)).rejects.toMatchObject({
        code: 'DEVELOPMENT_KEY_REFUSED',
        data: { reason: 'tally part', chainId: 4242 },
      });
    } finally {
      await serious.stop();
      await rm(freshDir, { recursive: true, force: true });
    }
  });
});

async function withFresh(test: (chains: Chains, dir: string) => Promise<void>): Promise<void> {
  const fresh = await startChains();
  const freshDir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
  try {
    await test(fresh, freshDir);
  } finally {
    await Promise.all(CHAIN_DOMAINS.map((domain) => fresh[domain].stop()));
    await rm(freshDir, { recursive: true, force: true });
  }
}
