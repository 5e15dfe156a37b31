import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateClaim } from '@/lib/server/relay/simulate';
import { database } from '@/lib/server/repositories/database';
import { findRelayJob } from '@/lib/server/repositories/relay-queue';
import type { Worker } from '@/lib/server/worker/worker';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { enrol, type Stack, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import { minedJob, noteOf, publishedLeaves, startWorkerHere } from '../helpers/worker';

const OUTAGE_MS = 3_000;

let stack: Stack;
let worker: Worker;
const claims: Record<string, ClaimRequest> = {};

beforeAll(async () => {
  stack = await startStack();
  worker = startWorkerHere(stack);
  await worker.ready;
  await enrol(['driver', 'neighbour']);
  const leaves = await publishedLeaves(3);
  const { income, payout } = stack.deployments;
  claims.driver = await provedClaim({ name: 'driver', netCents: 118_000n, leaves, income, payout });
  claims.neighbour = await provedClaim({ name: 'neighbour', netCents: 60_000n, leaves, income, payout });
});
afterAll(async () => {
  await worker?.stop();
  await stack?.stop();
});

describe('trouble that passes', () => {
  it('a chain that is down: the claim stays queued, the health tells, and it goes on by itself', async () => {
    const request = claims.driver as ClaimRequest;
    stack.proxies.income.setDown(true);
    await expect(simulateClaim(request, stack.chains.income)).rejects.toMatchObject({ code: 'CHAIN_UNAVAILABLE' });
    const id = await enqueueClaim(request);
    await waitUntil('the health of the jobs', async () => {
      const jobs = await database().jobLease.findMany({ where: { lastError: { not: null } } });
      return ['indexer:income', 'relay:claims'].every((name) => jobs.some((job) => job.name === name));
    });
    expect((await findRelayJob(id))?.status).toBe('queued');
    stack.proxies.payout.setDown(true);
    stack.proxies.income.setDown(false);
    await minedJob(id);
    await sleep(OUTAGE_MS);
    expect(await noteOf(request)).toBeNull();
    stack.proxies.payout.setDown(false);
    await waitUntil('the note', () => noteOf(request));
    await waitUntil(
      'good health',
      async () => (await database().jobLease.count({ where: { lastError: { not: null } } })) === 0,
    );
  });

  it('a database that is down: jobs wait, and go on by themselves', async () => {
    const url = new URL(stack.env.DATABASE_URL);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    const request = claims.neighbour as ClaimRequest;
    await enqueueClaim(request);
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await sleep(OUTAGE_MS);
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    } finally {
      await admin.end();
    }
    const note = await waitUntil('the note', () => noteOf(request).catch(() => null));
    expect(note.note).toBe(request.note.toString());
    expect(await database().claimEvent.count()).toBe(2);
    expect(await database().noteEvent.count()).toBe(2);
  });
});
