import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as configRoute } from '@/app/api/config/route';
import { POST as wagesRoute } from '@/app/api/demo/wages/route';
import { GET as notesRoute } from '@/app/api/notes/route';
import { GET as policiesRoute } from '@/app/api/policies/route';
import { GET as poolEventsRoute } from '@/app/api/pool/events/route';
import { GET as bucketRoute } from '@/app/api/registers/[root]/buckets/[index]/route';
import { GET as doctorsRoute } from '@/app/api/registers/[root]/doctors/route';
import { GET as registersRoute } from '@/app/api/registers/route';
import { POST as advancesRoute } from '@/app/api/relay/advances/route';
import { POST as claimsRoute } from '@/app/api/relay/claims/route';
import { GET as jobRoute } from '@/app/api/relay/jobs/[jobId]/route';
import { POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import type { NextHandler } from '@/lib/server/http/route';
import { seeded } from '@/tests/fixtures/household';
import { type Call, call, captureLog, type Portal, rowCounts, startPortal } from '../helpers/portal';
import { wireAdvance, wireClaim, wireSpend, wireTransfer } from '../helpers/wire';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(() => portal.db.relayJob.deleteMany());

const ROUTES: readonly [string, NextHandler, Call][] = [
  ['config', configRoute, {}],
  ['policies', policiesRoute, {}],
  ['registers', registersRoute, {}],
  ['bucket', bucketRoute, { params: { root: '1', index: '0' } }],
  ['doctors', doctorsRoute, { params: { root: '1' } }],
  ['notes', notesRoute, {}],
  ['pool events', poolEventsRoute, {}],
  ['relay', claimsRoute, { method: 'POST', json: wireClaim() }],
  ['relay of advances', advancesRoute, { method: 'POST', json: wireAdvance() }],
  ['relay of spends', spendsRoute, { method: 'POST', json: wireSpend() }],
  ['relay of transfers', transfersRoute, { method: 'POST', json: wireTransfer() }],
  ['demo wages', wagesRoute, { method: 'POST', json: { payTo: seeded('payTo').toString(), amountCents: '1000' } }],
  ['relay job', jobRoute, { params: { jobId: randomUUID() } }],
];

describe('S-25 a session and a claim never meet', () => {
  test.each(ROUTES)('%s refuses a request that carries a cookie', async (_name, handler, options) => {
    const before = await rowCounts(portal.db);
    const answer = await call(handler, { ...options, cookie: 'anything=1' });
    expect([answer.status, answer.code]).toEqual([400, 'COOKIES_REFUSED']);
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(await rowCounts(portal.db)).toEqual(before);
  });

  test.each(ROUTES)('%s sets no cookie and logs neither address nor user agent', async (_name, handler, options) => {
    const headers = { 'user-agent': 'Browser-7f3a', 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' };
    let answer: Awaited<ReturnType<typeof call>> | undefined;
    const output = await captureLog(async () => {
      answer = await call(handler, { ...options, headers });
    });
    expect(answer?.code).not.toBe('COOKIES_REFUSED');
    expect(answer?.headers.has('set-cookie')).toBe(false);
    expect(output).toContain('http.request');
    expect(output).not.toMatch(/Browser-7f3a|203\.0\.113/);
    expect(output).not.toContain(wireClaim().nullifier);
    expect(output).not.toContain(wireSpend().nullifiers[0]);
    expect(output.toLowerCase()).not.toMatch(/0x[0-9a-f]{40}/);
  });
});
