import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { World } from './world';

/** Has the demo's own process hold a chain's node still for a while; it lets go of it by itself. */
export async function stopChain({ stage }: World, domain: ChainDomain, seconds: number): Promise<void> {
  if (!stage) throw new Error('There is no stage to ask: STAGE_URL and STAGE_TOKEN.');
  const response = await fetch(`${stage.url}/stop`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ client: stage.client, domain, seconds }),
  });
  if (!response.ok) throw new Error(`The stage did not stop the chain: ${response.status} ${await response.text()}`);
}
