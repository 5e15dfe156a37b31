import { createClient, http } from 'viem';
import { toAppError } from '@/lib/shared/errors/app-error';
import { tallyPlaces } from '@/lib/shared/tally/places';
import type { VerifyPort } from '@/lib/shared/tally/port';
import { rpcReader } from '@/lib/shared/tally/rpc-reader';
import { verifyTotal } from '@/lib/shared/tally/verify-total';
import { browserArtifactCache, loadArtifact } from '../zk/artifacts';
import type { VerifyRequest, VerifyResponse } from './protocol';

/* Reads the chains and does the arithmetic, which takes seconds: the page stays free. Ended by whoever cancels. */

/** A node that is silent for longer is taken for one that is away. */
const TIMEOUT_MS = 15_000;

const post = (response: VerifyResponse): void => self.postMessage(response);
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const chain = (rpcUrl: string) =>
  rpcReader(createClient({ transport: http(rpcUrl, { timeout: TIMEOUT_MS }) }) as never);

const portOf = (config: VerifyRequest['config']): VerifyPort => ({
  income: chain(config.chains.income.rpcUrl),
  payout: chain(config.chains.payout.rpcUrl),
  places: tallyPlaces(config),
  verifyingKey: async () => {
    const ports = { fetch: self.fetch.bind(self), cache: browserArtifactCache(), sleep };
    const bytes = await loadArtifact(config.artifacts.tallyShare.vkey, ports);
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  },
});

self.addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  const { trancheId, published, config } = data;
  verifyTotal(trancheId, portOf(config), { published, onStep: (event) => post({ kind: 'step', event }) }).then(
    (outcome) => post({ kind: 'done', outcome }),
    (error: unknown) => post({ kind: 'failed', code: toAppError(error).code }),
  );
});
