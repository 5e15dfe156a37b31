import { readFileSync } from 'node:fs';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as configRoute } from '@/app/api/config/route';
import { POST as wagesRoute } from '@/app/api/demo/wages/route';
import { GET as eventsRoute } from '@/app/api/pool/events/route';
import { GET as jobRoute } from '@/app/api/relay/jobs/[jobId]/route';
import { POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { chainReader } from '@/lib/client/http';
import type { NextHandler } from '@/lib/server/http/route';
import type { Worker } from '@/lib/server/worker/worker';
import { type AgentPorts, paceFor, systemClock } from '@/lib/shared/card/agent/ports';
import { memoryCardStore } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import type { JsonFetch } from '@/lib/shared/card/json-fetch';
import { createMoneyAgent } from '@/lib/shared/card/money/agent';
import { poolChain } from '@/lib/shared/card/pool-chain';
import { citizenApi, openApi, relayApi } from '@/lib/shared/card/portal-api';
import { directWork } from '@/lib/shared/card/work';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { type PublicConfig, zPublicConfig } from '@/lib/shared/schemas/public-api';
import { identityOf, seededRandom } from '@/tests/unit/card/support/world';
import { call } from '../helpers/portal';
import { eurosOf, unitsOf } from '../helpers/spends';
import { type Stack, startStack } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

/* The wallet of a citizen against the real pool, token, worker and routes: from two wages to money on an account. */

const ROUTES: Readonly<Record<string, NextHandler>> = {
  '/api/config': configRoute,
  '/api/demo/wages': wagesRoute,
  '/api/pool/events': eventsRoute,
  '/api/relay/spends': spendsRoute,
  '/api/relay/transfers': transfersRoute,
};
const artifact = (name: string) => new Uint8Array(readFileSync(`public/zk/${name}`));
const anna = await identityOf('anna of the payout');

const fetchJson: JsonFetch = async ({ method, path, body }) => {
  const [route = ''] = path.split('?');
  const jobId = route.startsWith('/api/relay/jobs/') ? route.split('/').at(-1) : undefined;
  const handler = jobId === undefined ? ROUTES[route] : (jobRoute as NextHandler);
  if (handler === undefined) throw new AppError('NOT_FOUND');
  const params = jobId === undefined ? {} : { params: { jobId } };
  const answer = await call(handler, { method, path, ...(body === undefined ? {} : { json: body }), ...params });
  if (answer.status >= 400) throw new AppError(answer.code as ErrorCode);
  return answer.body;
};

let stack: Stack;
let worker: Worker;
let config: PublicConfig;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  stack = await startStack();
  worker = startWorkerHere(stack);
  await worker.ready;
  const published = zPublicConfig.parse(await fetchJson({ method: 'GET', path: '/api/config' }));
  config = { ...published, payout: { ...published.payout, spreadSec: 4 } };
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await worker?.stop();
  await stopProver();
  await stack?.stop();
});

const away = () => Promise.reject(new AppError('CHAIN_UNAVAILABLE'));

/** The wallet in a browser of its own. */
async function browser(label: string) {
  const open = openApi(fetchJson);
  const store = memoryCardStore();
  let data = await store.load();
  const ports: AgentPorts = {
    ...{ open, store },
    citizen: citizenApi(fetchJson),
    policyChain: { policies: away, currentRoots: away },
    advanceChain: { policies: away, currentRoots: away },
    poolChain: poolChain(chainReader(config.chains.payout.rpcUrl), config.contracts.payoutPool),
    relayAt: () => relayApi(fetchJson),
    work: directWork(
      async (circuit) => ({ wasm: artifact(`${circuit}.wasm`), zkey: artifact(`${circuit}.zkey`) }),
      () => performance.now(),
      open,
    ),
    clock: systemClock,
    random: seededRandom(label),
  };
  const money = createMoneyAgent(anna, config, ports, paceFor(config), {
    money: () => data.money,
    claims: () => [],
    update: async (change) => {
      data = await store.update((latest) => ({ ...latest, money: change(latest.money) }));
    },
    publish: () => undefined,
  });
  const stop = new AbortController();
  const running = money.run(stop.signal).catch(() => undefined);
  stops.push(async () => {
    stop.abort(new Error('closed'));
    await running;
  });
  return money;
}

describe('a wallet against the real pool', { timeout: 240_000 }, () => {
  it('PAY-40 two wages become payments on the account in use, merged, spread and passed on', async () => {
    const money = await browser('first');
    await money.payDemoWage(3_000n);
    await money.payDemoWage(2_500n);
    await waitUntil('both wages in the tree', async () => money.snapshot().shieldedCents === 5_500n, 60_000);
    const isDone = async () => {
      const { plan } = money.snapshot();
      const failed = plan?.steps.find(({ state }) => state.phase === 'failed');
      if (failed !== undefined) throw new Error(JSON.stringify(failed.state));
      return plan?.status === 'done';
    };
    const pay = async (kind: 'spread' | 'at-once', amountCents: bigint, toAccount: Address): Promise<bigint> => {
      const before = await eurosOf(stack, toAccount);
      const plan = money.propose({ kind, amountCents, toAccount });
      await money.start(plan);
      await waitUntil('the payout', isDone, 120_000);
      expect((await eurosOf(stack, toAccount)) - before).toBe(unitsOf(BigInt(plan.budgetCents)));
      return BigInt(plan.budgetCents);
    };
    // More than either wage: they become one note first.
    const first = await pay('at-once', 3_500n, office(7).address);
    await waitUntil('the change', async () => money.snapshot().shieldedCents === 5_500n - first, 60_000);
    const second = await pay('spread', 1_000n, office(8).address);
    await waitUntil('the rest', async () => money.snapshot().shieldedCents === 5_500n - first - second, 60_000);
    const { pendingCents, onTheWayCents, entries } = money.snapshot();
    expect([pendingCents, onTheWayCents]).toEqual([0n, 0n]);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(['wage', 'withdrawal', 'forwarded', 'consolidation']),
    );

    const other = await browser('second');
    await waitUntil('the same elsewhere', async () => other.snapshot().scan.kind === 'ready', 60_000);
    expect(other.snapshot().shieldedCents).toBe(money.snapshot().shieldedCents);
    expect(other.snapshot().entries).toEqual(entries);
  });
});
