import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { concat, encodeFunctionData, erc20Abi, stringToHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuntimeConfig } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { publicationLeaves } from '@/lib/server/repositories/register-publication';
import { deliverEntitlement } from '@/lib/server/services/entitlement-credential';
import { chainViews } from '@/lib/server/services/presenter/chain-views';
import { searchChains } from '@/lib/server/services/presenter/search';
import { startWorker, type Worker } from '@/lib/server/worker/worker';
import { demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { type SearchedChain, zChainViews, zSearchResult } from '@/lib/shared/schemas/presenter-chains';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { holderOf } from '@/tests/fixtures/household';
import { Anvil } from '../helpers/anvil';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { enrol, REGION, type Stack, startStack, writer } from '../helpers/stack';
import { testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';

const NAIVE_CHAIN_ID = 31340;
const AMINA = privateKeyToAccount(demoWalletKey('amina', 31339)).address;
const MNEMONIC = 'test test test test test test test test test test test junk';
const INCOME_CENTS = 118_037n;
/** Of Amina in a month of the story: 1419.46 − (1180.00 − 15% of it). */
const NAIVE_AMOUNT = '€ 416,46';

let stack: Stack;
let worker: Worker;
let naive: Anvil;
let config: RuntimeConfig;
let claim: ClaimRequest;

const TSX = ['--conditions=react-server', '--import', 'tsx', 'scripts/presenter/naive.ts'];
const fill = () =>
  promisify(execFile)(process.execPath, TSX, {
    env: { ...process.env, NAIVE_RPC_URL: naive.rpcUrl, CHAIN_MNEMONIC: MNEMONIC },
  });

async function search(text: string) {
  const result = zSearchResult.parse(await searchChains(text, config));
  const of = (chain: SearchedChain) => {
    const found = result.chains.find((searched) => searched.chain === chain);
    if (!found) throw new Error(`${chain} was not searched`);
    return found;
  };
  const three = ['income', 'health', 'payout'] as const;
  return { result, of, onThree: three.reduce((sum, chain) => sum + of(chain).hitCount, 0) };
}

beforeAll(async () => {
  [stack, naive] = await Promise.all([startStack(), Anvil.start(NAIVE_CHAIN_ID)]);
  config = { ...stack.config, naiveRpcUrl: naive.rpcUrl };
  worker = startWorker({
    ...{ config: stack.config, chains: stack.chains, keys: stack.keys },
    deliver: (entryId) => deliverEntitlement(entryId, { db: database() }),
  });
  await worker.ready;
  await enrol(['Amina Bouzid', 'Hanna Prins']);
  const leaves = await waitUntil('the register', async () => {
    const row = await database().registerRoot.findFirst({ where: { region: REGION }, orderBy: { createdAt: 'desc' } });
    const found = row?.status === 'published' ? await publicationLeaves(row) : [];
    return found.length === 3 && found;
  });
  const { income, payout } = stack.deployments;
  claim = await provedClaim({ leaves, income, payout, name: 'Amina Bouzid', netCents: INCOME_CENTS });
  await enqueueClaim(claim);
  await waitUntil('the note', () => database().noteEvent.findFirst({ where: { nullifier: String(claim.nullifier) } }));
  await fill();
});
afterAll(async () => {
  await worker?.stop();
  await Promise.all([stack?.stop(), naive?.stop()]);
});

describe('find this person on the chain', () => {
  it('S-34 finds nothing of a person who was paid: not the name, the income, the card or the account', async () => {
    for (const text of ['Amina Bouzid', 'amina', '1180,37', String(holderOf('Amina Bouzid')), AMINA]) {
      const { onThree, of } = await search(text);
      expect([text, onThree]).toEqual([text, 0]);
      expect(of('income').blocks).toBeGreaterThan(0);
      expect(of('payout').storageWords).toBeGreaterThan(100);
    }
  });

  it('finds what does stand there: a claim’s own numbers', async () => {
    const { of } = await search(String(claim.nullifier));
    const places = (chain: SearchedChain) => of(chain).hits.map(({ place }) => place);
    expect(places('income')).toEqual(expect.arrayContaining(['transaction', 'event']));
    expect(places('payout')).toEqual(expect.arrayContaining(['transaction', 'event']));
    expect(of('health').hitCount).toBe(0);
  });

  it('names what is public by design: the norms that everybody reads', async () => {
    const { of } = await search('1419,46');
    const { hitCount, designCount, hits } = of('income');
    expect(hitCount).toBeGreaterThan(0);
    expect([designCount, new Set(hits.map(({ design }) => design))]).toEqual([hitCount, new Set(['table'])]);
  });

  it('finds a name, an account and an amount on the chain of plain transfers, with the reason', async () => {
    const byName = (await search('amina bouzid')).of('naive');
    expect(byName.hits[0]).toMatchObject({ place: 'transaction', form: 'text', design: null, member: 'transfer' });
    expect(byName.hits[0]?.excerpt).toContain('Amina Bouzid; 2026-');
    const told = byName.hits.filter(({ place }) => place === 'transaction');
    expect(told.length).toBeGreaterThan(0);
    for (const { cents } of told) expect(BigInt(cents ?? 0)).toBeGreaterThan(0n);
    expect((await search(AMINA)).of('naive').hits.map(({ form }) => form)).toEqual(
      expect.arrayContaining(['bytes', 'mapping']),
    );
    expect((await search(NAIVE_AMOUNT)).of('naive').hitCount).toBeGreaterThan(0);
  });

  it('fills that chain once: a second run sends nothing', async () => {
    const before = await naive.head();
    await fill();
    expect(await naive.head()).toBe(before);
  });

  it('finds a name that somebody writes onto the chain, in any letters, at once', async () => {
    const wallet = writer(stack, 'health', testKey('relay'));
    const hash = await wallet.sendTransaction({
      to: wallet.account.address,
      data: stringToHex('voor HANNA PRINS, juli'),
    });
    await waitUntil('the block', () => stack.chains.health.client.getTransactionReceipt({ hash }).catch(() => null));
    const { of } = await search('Hanna Prins');
    expect(of('health').hits).toMatchObject([{ tx: hash, place: 'transaction', excerpt: 'voor HANNA PRINS, juli' }]);
    expect(of('income').hitCount).toBe(0);
  });

  it('S-34 a name behind a real payment is a find, not a payment that everybody may see', async () => {
    const wallet = writer(stack, 'payout', testKey('relay'));
    const { euroToken } = stack.deployments.payout.contracts;
    const call = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [wallet.account.address, 0n] });
    const hash = await wallet.sendTransaction({ to: euroToken, data: concat([call, stringToHex('Sjoerd de Vos')]) });
    await waitUntil('the block', () => stack.chains.payout.client.getTransactionReceipt({ hash }).catch(() => null));
    const { hits, designCount } = (await search('sjoerd de vos')).of('payout');
    expect(hits).toMatchObject([{ tx: hash, member: 'transfer', form: 'text', design: null }]);
    expect(designCount).toBe(0);
  });

  it('S-34 the cap of a claim is the highest norm that everybody reads, and public by design for that alone', async () => {
    const { capCents } = await database().claimEvent.findFirstOrThrow();
    const { of } = await search(`${capCents / 100n},${String(capCents % 100n).padStart(2, '0')}`);
    for (const chain of ['income', 'payout'] as const) {
      const { hits } = of(chain);
      expect(hits.some(({ design }) => design === 'cap')).toBe(true);
      // The pool's reserve is the sum of all caps: here of one.
      const others = hits
        .filter(({ design }) => design === null)
        .map(({ contract, place, reading }) => [contract, place, reading]);
      expect([chain, others]).toEqual([chain, chain === 'income' ? [] : [['payoutPool', 'storage', 'units']]]);
    }
  });

  it('answers within two seconds once it has read the chains', async () => {
    const { result } = await search('Somebody Else');
    expect(result.tookMs).toBeLessThan(2_000);
  });

  it('tells the newest events of each chain in plain fields, and what it keeps', async () => {
    const { chains, silent } = zChainViews.parse(await chainViews(config, new Date()));
    expect([chains.map(({ chain }) => chain), silent]).toEqual([['income', 'health', 'payout', 'naive'], []]);
    const [income, , payout] = chains;
    expect(income?.events.some(({ contract, event }) => contract === 'incomeSupplement' && event === 'Claimed')).toBe(
      true,
    );
    const received = payout?.events.find(({ event }) => event === 'NoteReceived');
    expect(received?.fields).toContainEqual({ name: 'nullifier', value: String(claim.nullifier) });
    expect(income?.facts).toContainEqual({ fact: 'nullifiers', value: '1' });
    expect(payout?.facts).toContainEqual({ fact: 'notes', value: '1' });
  });

  it('names a chain that does not answer, and shows the others', async () => {
    await naive.stop();
    const { chains, silent } = await chainViews(config, new Date());
    expect([chains.length, silent]).toEqual([3, ['naive']]);
  });
});
