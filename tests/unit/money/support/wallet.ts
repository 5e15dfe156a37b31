import { readFileSync } from 'node:fs';
import type { Address } from 'viem';
import { createCardAgent } from '@/lib/shared/card/agent/agent';
import type { AgentPorts, CardIdentity } from '@/lib/shared/card/agent/ports';
import { type CardData, type CardStore, EMPTY_CARD, memoryCardStore } from '@/lib/shared/card/card-data';
import type { JsonFetch } from '@/lib/shared/card/json-fetch';
import type { PayoutWish } from '@/lib/shared/card/money/payout';
import type { PayoutPlan, PlanStep, StepPhase } from '@/lib/shared/card/money/plan-state';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import type { MoneySnapshot } from '@/lib/shared/card/money/views';
import { openApi, relayApi } from '@/lib/shared/card/portal-api';
import { directWork } from '@/lib/shared/card/work';
import { AppError } from '@/lib/shared/errors/app-error';
import { portalFor, quickClock, type PoolDouble as WholePool } from '../../card/support/portal';
import { configOf, entitlementJson, identityOf, issuer, seededRandom } from '../../card/support/world';
import { type PoolDouble, poolDouble } from './pool';

/* A wallet with money in a pool, and everything that can go wrong between them. */

const rides = issuer('rides');
export const anna = await identityOf('anna');
export const config = configOf([rides]);
export const ACCOUNT: Address = `0x${'a'.repeat(40)}`;

const artifact = (name: string) => new Uint8Array(readFileSync(`public/zk/${name}`));
const work = directWork(
  async (circuit) => ({ wasm: artifact(`${circuit}.wasm`), zkey: artifact(`${circuit}.zkey`) }),
  () => performance.now(),
  { poolEvents: () => Promise.reject(new AppError('PORTAL_UNAVAILABLE')) },
);

export function world(options: Parameters<typeof poolDouble>[1] = {}) {
  const pool = poolDouble(config, options);
  const clock = quickClock();
  pool.state.nowMs = clock.nowMs;
  return { pool, clock };
}

/** Another relay knows no chain. */
type Answering = Pick<WholePool, 'answer'>;

let browsers = 0;

export type Wallet = ReturnType<typeof wallet>;

/** One browser of a person: its store, and the agent over it. */
export function wallet(
  { pool, clock }: { readonly pool: PoolDouble; readonly clock: AgentPorts['clock'] },
  options: {
    readonly identity?: CardIdentity;
    readonly store?: CardStore;
    readonly data?: CardData;
    /** Another relay, by any origin. */
    readonly other?: Answering;
  } = {},
) {
  const { identity = anna, data = EMPTY_CARD, other } = options;
  const store = options.store ?? memoryCardStore(data);
  const entitlement = entitlementJson({ holder: identity.holder, sources: [{ by: rides, holder: identity.holder }] });
  const portal = portalFor(identity, { issuers: [rides], entitlement, pool });
  const fetchFrom =
    (double: Answering | undefined): JsonFetch =>
    async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      const answer = double?.answer(request);
      if (answer === undefined) throw new AppError('PORTAL_UNAVAILABLE');
      return answer;
    };
  browsers += 1;
  const pooled = createPoolWork(openApi(fetchFrom(pool)), work.prove);
  const ports = portal.ports({
    store,
    clock,
    work: { ...work, ...pooled },
    relayAt: () => relayApi(fetchFrom(other)),
    random: seededRandom(`browser:${browsers}`),
  });
  const agent = createCardAgent(identity, config, ports);
  const money = (): MoneySnapshot => agent.money.snapshot();
  const plan = (): PayoutPlan => {
    const { plan: known } = money();
    if (known === null) throw new Error('There is no plan.');
    return known;
  };

  /** Runs until the condition holds. */
  async function until(holds: () => boolean): Promise<void> {
    const stop = new AbortController();
    const running = agent.run(stop.signal).catch(() => undefined);
    await seen(holds);
    stop.abort(new Error('The tab was closed.'));
    await running;
  }
  /** Waits for the condition, whoever runs. */
  const seen = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stopListening = agent.subscribe(look);
      function look(): void {
        if (!holds()) return;
        stopListening();
        resolve();
      }
      look();
    });

  return {
    agent,
    store,
    ports,
    portal,
    pooled,
    money,
    plan,
    until,
    seen,
    start(): () => Promise<void> {
      const stop = new AbortController();
      const running = agent.run(stop.signal).catch(() => undefined);
      return async () => {
        stop.abort(new Error('The tab was closed.'));
        await running;
      };
    },
    async pay(wish: Partial<PayoutWish> = {}): Promise<PayoutPlan> {
      await agent.money.look();
      const proposed = agent.money.propose({ kind: 'at-once', amountCents: 5_000n, toAccount: ACCOUNT, ...wish });
      await agent.money.start(proposed);
      return plan();
    },
    phases: (): readonly StepPhase[] => plan().steps.map(({ state }: PlanStep) => state.phase),
    isDone: (): boolean => money().plan?.status === 'done',
  };
}
