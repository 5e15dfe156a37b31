import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { createJsonFetch } from '@/lib/shared/card/json-fetch';
import { type StageProfile, zStage } from '@/lib/shared/schemas/presenter-api';
import { openWorld } from '../presenter/attacks/world';
import { Report } from '../presenter/report';
import { readPrepared } from '../scale/archive';
import { enrol } from '../scale/enrol';
import { unusedClaims } from '../scale/load';
import { LOAD_OFFICE } from '../scale/office';
import { crossings, transactions } from '../scale/pace';
import { median } from '../scale/sizes';
import { benchUrl, writeValues } from './output';

/** How long a claim takes from block to block, and a single transaction, at each pace of the chains. The last pace is instant. */

const CLIENT = 'bench-pace';
const SWITCH_MS = 120_000;
/** Claims of a pace, milliseconds apart: no multiple of a block's, so that they leave anywhere in one. */
const PLAN = [
  { profile: 'second', claims: 8, apartMs: 1_370, sent: 8 },
  { profile: 'rollup', claims: 6, apartMs: 2_770, sent: 4 },
  { profile: 'ethereum', claims: 7, apartMs: 7_900, sent: 5 },
  { profile: 'instant', claims: 6, apartMs: 700, sent: 8 },
] as const satisfies readonly { profile: StageProfile; claims: number; apartMs: number; sent: number }[];

const config = process.env.BENCH_CONFIG;
if (!config) throw new Error('Start this with: npm run bench');
const url = benchUrl();
Object.assign(process.env, { DEMO_URL: url, DEMO_DATA: dirname(config) });
const fetchJson = createJsonFetch({
  ...{ baseUrl: url, credentials: 'omit', fetch: (input, init) => fetch(input, init) },
  headers: () => ({ origin: url }),
});
const say = (line: string) => process.stderr.write(`${line}\n`);

async function turnTo(profile: StageProfile): Promise<void> {
  const stage = async () => zStage.parse(await fetchJson({ method: 'GET', path: '/api/presenter/stage' }));
  const post = (path: string, body: object) => fetchJson({ method: 'POST', path: `/api/presenter/${path}`, body });
  await post('lead', { client: CLIENT, takeOver: true, step: null, epoch: null });
  if ((await stage()).profile === profile) return;
  await post('profile', { client: CLIENT, profile });
  const startedMs = performance.now();
  for (;;) {
    const now = await stage().catch(() => null);
    if (now?.phase === 'ready' && now.profile === profile) return;
    if (performance.now() - startedMs > SWITCH_MS) throw new Error(`The chains did not turn to ${profile}.`);
    await sleep(250);
  }
}

const stop = new AbortController();
const world = await openWorld(new Report(), () => undefined, stop.signal);
const key = mnemonicToAccount(world.mnemonic, { addressIndex: LOAD_OFFICE }).getHdKey().privateKey;
if (!key) throw new Error('The mnemonic gives no private key.');
const ports = {
  ...{ portalUrl: url, config: world.config, nodes: world.nodes, signal: stop.signal },
  patienceMs: 240_000,
};
const prepared = readPrepared();
await enrol(prepared, ports);

const values: Record<string, number> = {};
for (const { profile, claims, apartMs, sent } of PLAN) {
  await turnTo(profile);
  const wanted = await unusedClaims(prepared, claims, ports);
  const crossed = await crossings(wanted, apartMs, ports);
  const single = await transactions(sent, toHex(key), world.nodes.income);
  say(`${profile}: block to block ${crossed.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s`);
  say(`${profile}: a transaction ${single.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s`);
  values[`pace.${profile}.crossing.median`] = median(crossed) / 1000;
  values[`pace.${profile}.crossing`] = Math.max(...crossed) / 1000;
  values[`pace.${profile}.transaction.median`] = median(single) / 1000;
  values[`pace.${profile}.transaction`] = Math.max(...single) / 1000;
}
writeValues(values);
process.exit(0);
