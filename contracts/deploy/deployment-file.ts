import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Address, Hash } from 'viem';
import { z } from 'zod';
import {
  type ChainDomain,
  type Deployment,
  deploymentSchema,
  type OriginSecurity,
} from '@/lib/shared/schemas/deployment';

/** What is known of a deployment under way: the final file's content, not yet complete. */
export type DeploymentState = {
  version: 1;
  domain: ChainDomain;
  chainId: number;
  genesisHash: Hash;
  startBlock: number;
  developmentKeys: boolean;
  contracts: Record<string, Address>;
  auxiliary: Record<string, Address>;
  origins: OriginSecurity[];
};

const headSchema = z.object({ version: z.literal(1), genesisHash: z.string(), domain: z.string() });

const finalFile = (dir: string, chainId: number) => path.join(dir, `${chainId}.json`);
const partialFile = (dir: string, chainId: number) => path.join(dir, `${chainId}.partial.json`);

/**
 * The state of an earlier run, finished or not, when it belongs to this chain; a file of another chain (another
 * genesis hash or domain under the same id) is void.
 */
export async function readState(
  dir: string,
  chainId: number,
  chain: { readonly genesisHash: Hash; readonly domain: ChainDomain },
): Promise<DeploymentState | undefined> {
  for (const file of [finalFile(dir, chainId), partialFile(dir, chainId)]) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const json: unknown = JSON.parse(text);
    const head = headSchema.safeParse(json);
    const belongs = head.success && head.data.genesisHash === chain.genesisHash && head.data.domain === chain.domain;
    // The file was written by writePartial or writeFinal below.
    if (belongs) return json as DeploymentState;
  }
  return undefined;
}

export async function writePartial(dir: string, state: DeploymentState): Promise<void> {
  await write(partialFile(dir, state.chainId), state);
}

/** Checks the whole against the schema, writes it, and removes the partial file. */
export async function writeFinal(dir: string, state: DeploymentState): Promise<Deployment> {
  const deployment = deploymentSchema.parse(state);
  await write(finalFile(dir, state.chainId), deployment);
  await rm(partialFile(dir, state.chainId), { force: true });
  return deployment;
}

/** Renamed into place: a reader never sees half a file. */
async function write(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`);
  await rename(temporary, file);
}
