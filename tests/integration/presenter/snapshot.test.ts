import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { english, generateMnemonic } from 'viem/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPace, startChain } from '@/scripts/demo/chains.mjs';
import { removePostgres, startPostgres } from '@/scripts/demo/postgres.mjs';
import { type Entry, Processes } from '@/scripts/demo/processes.mjs';
import { stageRecord } from '@/scripts/demo/stage/record.mjs';
import { Snapshot } from '@/scripts/demo/stage/snapshot.mjs';
import { rpcOf } from '../helpers/anvil';
import { freePort } from './stage-support';

/** A real node and a real database of the demo's own, without the portal in between. */

const DAY_SEC = 24 * 60 * 60;
const folder = mkdtempSync(join(tmpdir(), 'voorzien-snapshot-'));
const secrets = {
  CHAIN_MNEMONIC: generateMnemonic(english),
  CHAIN_GENESIS_SEC: String(Math.floor(Date.now() / 1000) - 30 * DAY_SEC),
};
let processes: Processes;
let chain: Parameters<typeof startChain>[1];
let node: Entry;
let databaseUrl: string;
let snapshot: Snapshot;
const ended: string[] = [];

beforeAll(async () => {
  processes = new Processes({
    logDir: join(folder, 'logs'),
    onChange: () => undefined,
    onUnexpectedExit: (name) => ended.push(name),
  });
  const port = await freePort();
  const stateFile = join(folder, 'anvil-income.json');
  chain = { domain: 'income', chainId: 31337, port, rpcUrl: `http://127.0.0.1:${port}`, stateFile, blockTimeSec: 0 };
  databaseUrl = await startPostgres(processes, {
    ...{ dataDir: join(folder, 'pg'), port: await freePort(), password: 'of-this-test-alone' },
  });
  node = await startChain(processes, chain, secrets);
  const deployments = join(folder, 'deployments');
  mkdirSync(deployments);
  writeFileSync(join(deployments, '31337.json'), '{}');
  snapshot = new Snapshot({ dir: join(folder, 'snapshot'), deployments, chains: [chain], databaseUrl });
  await sql(
    'create table "JobLease" ("name" text, "owner" text, "expiresAt" timestamp, "lastRunAt" timestamp)',
    `insert into "JobLease" values ('relay', 'a worker', now() + interval '1 minute', now())`,
    'create table story (line text)',
    `insert into story values ('before')`,
  );
});
afterAll(async () => {
  await processes.stopAll();
  removePostgres(join(folder, 'pg'));
  rmSync(folder, { recursive: true, force: true });
});

async function sql(...queries: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const query of queries) rows = (await client.query(query)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
const rpc: ReturnType<typeof rpcOf> = (method, params) => rpcOf(chain.rpcUrl)(method, params);
const latest = async () =>
  (await rpc('eth_getBlockByNumber', ['latest', false])) as { number: string; hash: string; timestamp: string };
async function pay(): Promise<string> {
  const [from] = (await rpc('eth_accounts')) as string[];
  const hash = await rpc('eth_sendTransaction', [{ from, to: `0x${'11'.repeat(20)}`, value: '0x1' }]);
  await expect.poll(() => rpc('eth_getTransactionReceipt', [hash])).toMatchObject({ status: '0x1' });
  return (await rpc('eth_getBalance', [`0x${'11'.repeat(20)}`, 'latest'])) as string;
}

test('STG-30 what happened after the snapshot is gone from chain and database, and what was before stands', async () => {
  expect(await snapshot.isWanted()).toBe(true);
  expect(snapshot.isUsable).toBe(false);
  expect(await pay()).toBe('0x1');
  const before = await latest();
  const open = new pg.Client({ connectionString: databaseUrl });
  open.on('error', () => undefined);
  await open.connect();
  // Whoever is still connected is cut off, and nothing waits for them.
  await snapshot.make();
  expect([snapshot.isUsable, await snapshot.isWanted()]).toEqual([true, false]);

  for (let round = 0; round < 2; round++) {
    expect([await pay(), await pay()]).toEqual(['0x2', '0x3']);
    await sql(`insert into story values ('after')`, `delete from story where line = 'before'`);
    await processes.stop(node, 0);
    await snapshot.bringBack();
    // Cut off before its end, it is done again.
    await snapshot.bringBack();
    node = await startChain(processes, chain, secrets);
    expect(await latest()).toEqual(before);
    expect(await rpc('eth_getBlockByNumber', ['0x0', false])).toMatchObject({
      timestamp: `0x${Number(secrets.CHAIN_GENESIS_SEC).toString(16)}`,
    });
    expect(await sql('select line from story')).toEqual([{ line: 'before' }]);
    expect(await sql('select "owner", "lastRunAt" from "JobLease"')).toEqual([{ owner: '', lastRunAt: null }]);
  }
  // A node that begins at a dump has its clock back at its first block, unless told.
  expect(await pay()).toBe('0x2');
  expect(Math.abs(Number((await latest()).timestamp) - Date.now() / 1000)).toBeLessThan(5);
  expect(ended).toEqual([]);
});

test('STG-31 a snapshot of other contracts is none', async () => {
  writeFileSync(join(folder, 'deployments', '31337.json'), '{"contracts":"more of them"}');
  expect(await snapshot.isWanted()).toBe(true);
  expect(snapshot.isUsable).toBe(false);
});

test('STG-32 of a database of one’s own nothing is kept', async () => {
  const own = new Snapshot({
    ...{ dir: join(folder, 'none'), deployments: join(folder, 'deployments'), chains: [chain], databaseUrl: null },
  });
  expect([await own.isWanted(), own.isUsable, own.exists()]).toEqual([false, false, false]);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('STG-33 a reset that was cut off is known at the next start; a record that cannot be read is a new number', () => {
  const file = join(folder, 'stage.json');
  const { epoch } = stageRecord(file).read();
  expect(stageRecord(file).read()).toEqual({ epoch, isResetting: false });
  stageRecord(file).beginReset(epoch + 1);
  expect(stageRecord(file).read()).toEqual({ epoch: epoch + 1, isResetting: true });
  stageRecord(file).endReset(epoch + 1);
  expect(stageRecord(file).read()).toEqual({ epoch: epoch + 1, isResetting: false });
  writeFileSync(file, '{"epo');
  expect(stageRecord(file).read()).toMatchObject({ isResetting: false });
});

test('STG-34 the pace of blocks changes while a chain runs, and what waits for a block is not forgotten', async () => {
  await setPace(chain, 1);
  const [from] = (await rpc('eth_accounts')) as string[];
  const hash = await rpc('eth_sendTransaction', [{ from, to: from, value: '0x1' }]);
  expect(await rpc('eth_getTransactionReceipt', [hash])).toBeNull();
  await setPace(chain, 0);
  await expect.poll(() => rpc('eth_getTransactionReceipt', [hash])).toMatchObject({ status: '0x1' });
  const { number } = await latest();
  await pay();
  expect(Number((await latest()).number)).toBe(Number(number) + 1);
});

test('STG-35 a chain that stands still answers nobody, goes on, and can be ended while it stands', async () => {
  node.child.kill('SIGSTOP');
  // A signal arrives when the machine gets to it: until then the node may answer once more.
  const asked = () =>
    fetch(chain.rpcUrl, { method: 'POST', body: '{}', signal: AbortSignal.timeout(500) }).then(
      () => 'answered',
      ({ name }: Error) => name,
    );
  await expect.poll(asked, { timeout: 10_000 }).toBe('TimeoutError');
  node.child.kill('SIGCONT');
  expect(Number((await latest()).number)).toBeGreaterThan(0);
  node.child.kill('SIGSTOP');
  const startedMs = performance.now();
  await processes.stop(node);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  expect(ended).toEqual([]);
});
