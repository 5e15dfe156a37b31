import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProvingKeys, PROVING_KEY_FILES } from '@/contracts/deploy/00-proving-keys';
import type { DeployConfig } from '@/contracts/deploy/config';
import { deployAll } from '@/contracts/deploy/run';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { blocksOf, type Chains, configFor, SILENT, startChains } from './support';

describe('contracts/deploy: proving keys', () => {
  let chains: Chains;
  let dir: string;
  let config: DeployConfig;

  beforeAll(async () => {
    chains = await startChains();
    dir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
    config = configFor(chains, dir);
  });
  afterAll(async () => {
    await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
    await rm(dir, { recursive: true, force: true });
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

  it.each(PROVING_KEY_FILES.verifierFiles.map((file) => [path.basename(file), file] as const))(
    'S-16 refuses a verifying key whose gamma equals its delta, even on a development chain: %s',
    async (name, file) => {
      const verifier = await readFile(file, 'utf8');
      const gamma = (part: string) => new RegExp(`gamma${part}\\s*=\\s*(\\d+)`).exec(verifier)?.[1] ?? '';
      const forgeable = ['x1', 'x2', 'y1', 'y2'].reduce(
        (text, part) => text.replace(new RegExp(`(delta${part}\\s*=\\s*)\\d+`), `$1${gamma(part)}`),
        verifier,
      );
      expect(forgeable).not.toBe(verifier);
      const copy = path.join(dir, `Forgeable${name}`);
      await writeFile(copy, forgeable);
      const before = await blocksOf(chains);
      const verifierFiles = PROVING_KEY_FILES.verifierFiles.map((other) => (other === file ? copy : other));
      const provingKeys = { ...PROVING_KEY_FILES, verifierFiles };
      await expect(deployAll({ ...config, provingKeys }, SILENT)).rejects.toMatchObject({
        code: 'DEVELOPMENT_KEY_REFUSED',
        data: { reason: 'gamma equals delta' },
      });
      expect(await blocksOf(chains)).toEqual(before);
    },
  );

  it('S-16 looks at the verifier of every circuit that a contract uses', () => {
    expect(PROVING_KEY_FILES.verifierFiles.map((file) => path.basename(file))).toEqual([
      'SupplementVerifier.sol',
      'SpendVerifier.sol',
      'AdvanceVerifier.sol',
      'TallyShareVerifier.sol',
    ]);
  });
});
