import type { FieldElement } from '../../protocol/field';
import type { SecretIdentity } from '../../protocol/hashes';
import type { PublicConfig } from '../../schemas/public-api';
import type { CardStore } from '../card-data';
import type { CardKeyPair, RandomBytes } from '../identity';
import type { AdvanceChain, PolicyChain } from '../policy-chain';
import type { PoolChain } from '../pool-chain';
import type { CitizenApi, OpenApi, RelayApi } from '../portal-api';
import type { CardWork } from '../work';

export type Clock = {
  nowMs(): number;
  /** Resolves after the time, rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    }),
};

/** What the card's agent needs of the world. */
export type AgentPorts = {
  readonly citizen: CitizenApi;
  /** Over a fetcher that sends no cookie. */
  readonly open: OpenApi;
  /** Another relay by its origin, without cookies too. */
  readonly relayAt: (origin: string) => RelayApi;
  readonly policyChain: PolicyChain;
  readonly advanceChain: AdvanceChain;
  readonly poolChain: PoolChain;
  readonly work: CardWork;
  readonly store: CardStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

export type CardIdentity = {
  readonly secret: SecretIdentity;
  readonly holder: FieldElement;
  readonly keyPair: CardKeyPair;
};

/** How often the agent looks, in milliseconds. */
export type AgentPace = {
  readonly jobPollMs: number;
  readonly notePollMs: number;
  readonly registerPollMs: number;
  /** The pool, while nothing is awaited of it. */
  readonly moneyPollMs: number;
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
};

/** Chains that mine at once deserve a quick look; others a look a few times per block. */
export function paceFor(config: PublicConfig): AgentPace {
  const { income, health, payout } = config.chains;
  const slow = Math.max(income.blockTimeSec, health.blockTimeSec, payout.blockTimeSec) >= 1;
  return {
    jobPollMs: slow ? 1000 : 200,
    notePollMs: slow ? 1500 : 300,
    registerPollMs: 30_000,
    moneyPollMs: slow ? 15_000 : 3000,
    retryFirstMs: 1000,
    retryMaxMs: 30_000,
  };
}

/** A wait that doubles from first to max, between half and all of it: many wallets never come back at one moment. */
export function backOffMs(attempt: number, pace: AgentPace, random: RandomBytes): number {
  const full = Math.min(pace.retryFirstMs * 2 ** attempt, pace.retryMaxMs);
  return Math.round(full / 2 + (full / 2) * ((random(1)[0] ?? 0) / 255));
}
