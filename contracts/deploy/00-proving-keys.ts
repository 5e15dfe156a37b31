import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { isDevelopmentChain } from '@/lib/shared/protocol/development';

export type ProvingKeyFiles = { readonly lockFile: string; readonly verifierFiles: readonly string[] };

export const PROVING_KEY_FILES: ProvingKeyFiles = {
  lockFile: fileURLToPath(new URL('../../circuits/artifacts.lock.json', import.meta.url)),
  verifierFiles: ['SupplementVerifier', 'SpendVerifier', 'AdvanceVerifier', 'TallyShareVerifier'].map((name) =>
    fileURLToPath(new URL(`../verifiers/${name}.sol`, import.meta.url)),
  ),
};

const lockSchema = z.object({ development: z.boolean() });

/**
 * Refuses a deployment whose proofs could be forged: with development keys on a chain that is not a development chain,
 * or with any verifying key exported before its phase-2 contribution, where gamma equals delta (S-16).
 * @returns whether the keys are development keys
 * @throws DEVELOPMENT_KEY_REFUSED
 */
export async function checkProvingKeys(
  chainIds: readonly number[],
  files: ProvingKeyFiles = PROVING_KEY_FILES,
): Promise<boolean> {
  const verifiers = await Promise.all(files.verifierFiles.map((file) => readFile(file, 'utf8')));
  if (verifiers.some(hasEqualGammaAndDelta)) {
    throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { reason: 'gamma equals delta' } });
  }
  const { development } = lockSchema.parse(JSON.parse(await readFile(files.lockFile, 'utf8')));
  const serious = chainIds.find((chainId) => !isDevelopmentChain(chainId));
  if (development && serious !== undefined) {
    throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { reason: 'development key', chainId: serious } });
  }
  return development;
}

/** Compares the two points in a verifier as snarkjs writes it. @throws Error when it is no such file */
export function hasEqualGammaAndDelta(verifierSource: string): boolean {
  const constant = (name: string): string => {
    const found = new RegExp(`constant\\s+${name}\\s*=\\s*(\\d+)\\s*;`).exec(verifierSource)?.[1];
    if (found === undefined) throw new Error(`the verifier has no constant ${name}`);
    return found;
  };
  return ['x1', 'x2', 'y1', 'y2'].every((part) => constant(`gamma${part}`) === constant(`delta${part}`));
}
