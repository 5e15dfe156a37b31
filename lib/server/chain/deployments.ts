import 'server-only';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployment, deploymentSchema } from '@/lib/shared/schemas/deployment';

const cache = new Map<string, { readonly mtimeMs: number; readonly deployment: Deployment }>();

/**
 * Reads `<dir>/<chainId>.json`. Cached by modification time: a new deployment is picked up without a restart.
 * @throws when the file is missing, malformed, or of another chain than asked for
 */
export function loadDeployment<Of extends Deployment>(dir: string, chainId: number, domain: Of['domain']): Of {
  const path = join(dir, `${chainId}.json`);
  const { mtimeMs } = statSync(path);
  let entry = cache.get(path);
  if (entry?.mtimeMs !== mtimeMs) {
    entry = { mtimeMs, deployment: deploymentSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) };
    cache.set(path, entry);
  }
  const { deployment } = entry;
  if (deployment.domain !== domain || deployment.chainId !== chainId) {
    throw new Error(`Deployment file of chain ${chainId} is of domain ${deployment.domain}, not ${domain}.`);
  }
  return deployment as Of;
}
