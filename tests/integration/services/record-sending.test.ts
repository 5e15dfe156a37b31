import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueueJob, queuedJobs, recordFailed, recordSending, sentJobs } from '@/lib/server/repositories/relay-queue';
import { type Portal, startPortal } from '../helpers/portal';

const FILTER = { chain: 'income', kinds: ['claim'] } as const;
let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const sendingOf = (id: string, nonce: number) => ({ id, nonce, hash: `0x${nonce.toString(16).padStart(64, '0')}` });

test('S-27 jobs of one turn are recorded together; when one is not queued any more none is', async () => {
  const ids: string[] = [];
  for (const key of ['1', '2', '3'])
    ids.push(await enqueueJob({ kind: 'claim', chain: 'income', key, request: { key } }, portal.db));
  const sendings = ids.map((id, index) => sendingOf(id, 7 + index));
  await recordFailed(ids[1] as string, 'CLAIM_REFUSED');
  expect(await recordSending(sendings)).toBe(false);
  expect((await queuedJobs(FILTER, 10)).map(({ id, attempts }) => [id, attempts])).toEqual([
    [ids[0], 0],
    [ids[2], 0],
  ]);

  const left = sendings.filter(({ id }) => id !== ids[1]);
  expect(await recordSending(left)).toBe(true);
  expect(await queuedJobs(FILTER, 10)).toEqual([]);
  const sent = await sentJobs(FILTER);
  expect(sent.map(({ id, txHash, attempts }) => [id, txHash, attempts])).toEqual(
    left.map(({ id, hash }) => [id, hash, 1]),
  );
  // When a sending is doubted is counted from here, on this process's clock, whatever the database's time zone.
  for (const { updatedAtMs } of sent) expect(Math.abs(updatedAtMs - Date.now())).toBeLessThan(60_000);
  expect(await recordSending(left)).toBe(false);
  expect((await sentJobs(FILTER)).map(({ attempts }) => attempts)).toEqual([1, 1]);
});
