import { request } from 'node:http';
import { createServer } from 'node:net';
import { createPublicClient, createWalletClient, http, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDoor } from '@/scripts/demo/door.mjs';
import { Anvil } from '../helpers/anvil';

const AUDIENCE = 'http://localhost:3000';
const JSON_TYPE = { 'content-type': 'application/json' };

let anvil: Anvil;
let door: Awaited<ReturnType<typeof openDoor>>;
let port: number;
beforeAll(async () => {
  anvil = await Anvil.start(foundry.id);
  port = await freePort();
  door = await openDoor({ port, audience: AUDIENCE, chains: [{ domain: 'income', rpcUrl: anvil.rpcUrl }] });
});
afterAll(async () => {
  await door.close();
  await anvil.stop();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

type Asked = { path?: string; method?: string; headers?: Record<string, string>; body?: unknown };
type Answered = { status: number; headers: Record<string, unknown>; body: string };

/** fetch sets neither Origin nor Host. */
const ask = ({ path = '/income', method = 'POST', headers = {}, body }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const call = request({ port, host: '127.0.0.1', path, method, headers: { ...JSON_TYPE, ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    call.once('error', reject);
    call.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
const call = (method: string, params: readonly unknown[] = [], id = 1) => ({ jsonrpc: '2.0', id, method, params });

test('STG-07 a wallet reads through the door and sends what it signed', async () => {
  const transport = http(`http://127.0.0.1:${port}/income`, { batch: true });
  const reader = createPublicClient({ chain: foundry, transport });
  const account = privateKeyToAccount(generatePrivateKey());
  await anvil.rpc('anvil_setBalance', [account.address, `0x${parseEther('1').toString(16)}`]);
  const [balance, head] = await Promise.all([reader.getBalance({ address: account.address }), reader.getBlockNumber()]);
  expect([balance, head >= 0n]).toEqual([parseEther('1'), true]);
  const hash = await createWalletClient({ account, chain: foundry, transport }).sendTransaction({
    to: account.address,
    value: 1n,
  });
  expect((await reader.waitForTransactionReceipt({ hash })).status).toBe('success');
});

test('STG-07 what turns the node’s clock, mints or signs for others stays out, also in a batch', async () => {
  const before = await anvil.rpc('eth_blockNumber');
  const [rich] = (await anvil.rpc('eth_accounts')) as string[];
  const single = await ask({ body: call('evm_mine') });
  expect(JSON.parse(single.body)).toMatchObject({ id: 1, error: { code: -32601 } });
  const batch = await ask({
    body: [
      call('eth_sendTransaction', [{ from: rich, to: rich }], 1),
      call('eth_chainId', [], 2),
      call('anvil_mine', ['0x5'], 3),
    ],
  });
  const answers = JSON.parse(batch.body) as { id: number; result?: string; error?: { code: number } }[];
  expect(Object.fromEntries(answers.map(({ id, result, error }) => [id, result ?? error?.code]))).toEqual({
    1: -32601,
    2: '0x7a69',
    3: -32601,
  });
  expect(await anvil.rpc('eth_blockNumber')).toBe(before);
});

test.each([AUDIENCE, 'http://voorzien.localhost:3000', 'http://amina.voorzien.localhost:3000'])(
  'STG-08 a page of %s may ask, and reads the answer',
  async (origin) => {
    const asked = await ask({ method: 'OPTIONS', headers: { origin } });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, origin]);
    const answer = await ask({ headers: { origin }, body: call('eth_chainId') });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, origin]);
  },
);

test.each(['http://evil.example', 'http://localhost:3001', 'null', 'http://voorzien.localhost.evil.example:3000'])(
  'STG-08 a page of %s is not even answered',
  async (origin) => {
    const questions: Asked[] = [{ method: 'OPTIONS' }, { body: call('eth_chainId') }];
    for (const question of questions) {
      const { status, headers, body } = await ask({ ...question, headers: { origin } });
      expect([status, headers['access-control-allow-origin'], body]).toEqual([403, undefined, '']);
    }
  },
);

test('STG-08 a name that was made to lead here, a form and another method are refused', async () => {
  const body = call('eth_chainId');
  expect((await ask({ headers: { host: `evil.example:${port}` }, body })).status).toBe(403);
  expect((await ask({ headers: { 'content-type': 'text/plain' }, body })).status).toBe(415);
  expect((await ask({ method: 'GET' })).status).toBe(405);
  expect((await ask({ path: '/naive', body })).status).toBe(404);
  expect((await ask({ path: '/income/', body })).status).toBe(404);
});

test('STG-08 a body that is too large is not read to its end', async () => {
  const answer = await ask({ body: `"${'x'.repeat(5 * 1024 * 1024)}"` }).catch(() => ({ status: 413 }));
  expect(answer.status).toBe(413);
});

test('STG-09 while the node is away the door says so, and goes on when it is back', async () => {
  const elsewhere = await freePort();
  const own = await openDoor({
    port: elsewhere,
    audience: AUDIENCE,
    chains: [{ domain: 'income', rpcUrl: 'http://127.0.0.1:9' }],
  });
  const answer = await fetch(`http://127.0.0.1:${elsewhere}/income`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(call('eth_chainId')),
  });
  expect(answer.status).toBe(502);
  await own.close();
  expect((await ask({ body: call('eth_chainId') })).status).toBe(200);
});
